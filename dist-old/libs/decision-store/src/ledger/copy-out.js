import { to as copyTo } from 'pg-copy-streams';
import { decodeArrayBits } from './float-arrays.js';
/** Bytes before the first tuple: signature, flags, length of the extension, which is empty. */
const HEAD_BYTES = 19;
/**
 * Runs a query by COPY BINARY: the driver knows results as text only, and the text of numbers costs many times their
 * bytes. COPY takes no parameters: put nothing but {@link integer}s and names of columns into `select`.
 */
export async function copyOut(pool, select) {
    const client = await pool.connect();
    let broken;
    try {
        const parts = [];
        for await (const part of client.query(copyTo(`COPY (${select}) TO STDOUT (FORMAT binary)`)))
            parts.push(part);
        return tuplesOf(Buffer.concat(parts));
    }
    catch (error) {
        broken = error; // in whatever state the connection is: the pool drops it
        throw error;
    }
    finally {
        client.release(broken);
    }
}
/** A number as SQL. @throws RangeError when it is not an integer. */
export function integer(value) {
    if (!Number.isSafeInteger(value))
        throw new RangeError(`an integer is needed, got ${String(value)}`);
    return `'${String(value)}'::bigint`;
}
function tuplesOf(bytes) {
    let at = HEAD_BYTES;
    const length = () => {
        at += 4;
        return bytes.readInt32BE(at - 4);
    };
    const arrayBits = () => {
        const size = length();
        if (size < 0)
            return null;
        at += size;
        return decodeArrayBits(bytes.subarray(at - size, at));
    };
    return {
        next() {
            at += 2;
            return bytes.readInt16BE(at - 2) >= 0;
        },
        int() {
            const size = length();
            if (size < 0)
                throw new Error('a number is NULL');
            at += size;
            if (size === 8)
                return bytes.readInt32BE(at - 8) * 2 ** 32 + bytes.readUInt32BE(at - 4);
            return size === 4 ? bytes.readInt32BE(at - 4) : bytes.readInt16BE(at - 2);
        },
        float4() {
            if (length() < 0)
                return NaN;
            at += 4;
            return bytes.readFloatBE(at - 4);
        },
        arrayBits,
        float4s: () => new Float32Array((arrayBits() ?? new Uint32Array(0)).buffer),
        bytes() {
            const size = Math.max(0, length());
            at += size;
            return bytes.subarray(at - size, at);
        },
    };
}
//# sourceMappingURL=copy-out.js.map