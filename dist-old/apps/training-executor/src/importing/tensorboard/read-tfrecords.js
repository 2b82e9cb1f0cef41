import { open } from 'node:fs/promises';
import { InputError } from '#libs/contracts';
import { maskedCrc32c } from '../masked-crc32c.js';
/** Bytes before the data (length, its CRC) and behind them (their CRC). */
const [HEAD_BYTES, FOOT_BYTES] = [12, 4];
/** Longest record that is read: event files hold pictures, too. Unit: bytes. */
const MOST_BYTES = 256 * 2 ** 20;
/** Bytes that are read at once, at least: most records are of a few dozen. */
const WINDOW_BYTES = 2 ** 18;
/**
 * The records of a TFRecord file: `u64 length │ u32 masked CRC-32C of it │ data │ u32 masked CRC-32C of them`, little-endian.
 * A file that ends within a record (its writer was killed) ends before it; `onCut` is told where.
 *
 * @throws InputError that names the byte at which a record is damaged.
 */
export async function* readTfRecords(path, onCut) {
    const file = await open(path);
    try {
        const { size } = await file.stat();
        const bytesOf = windowed(file, size);
        for (let offset = 0; offset < size;) {
            if (offset + HEAD_BYTES > size) {
                onCut(offset);
                return;
            }
            const length = lengthOf(await bytesOf(offset, HEAD_BYTES), { path, offset });
            const end = offset + HEAD_BYTES + length + FOOT_BYTES;
            if (end > size) {
                onCut(offset);
                return;
            }
            const body = await bytesOf(offset + HEAD_BYTES, length + FOOT_BYTES);
            const data = body.subarray(0, length);
            if (maskedCrc32c(data) !== body.readUInt32LE(length))
                throw damaged({ path, offset }, 'a record whose checksum does not match its data');
            yield { offset, data };
            offset = end;
        }
    }
    finally {
        await file.close();
    }
}
/** Bytes of a file that is read forwards. */
function windowed(file, size) {
    let [start, held] = [0, Buffer.alloc(0)];
    return async (at, length) => {
        if (at + length > start + held.length) {
            [start, held] = [at, Buffer.alloc(Math.max(length, Math.min(WINDOW_BYTES, size - at)))];
            await file.read(held, 0, held.length, at);
        }
        return held.subarray(at - start, at - start + length);
    };
}
function lengthOf(head, at) {
    if (maskedCrc32c(head.subarray(0, 8)) !== head.readUInt32LE(8))
        throw damaged(at, 'a record whose checksum does not match its length');
    const length = head.readBigUInt64LE();
    if (length > BigInt(MOST_BYTES))
        throw damaged(at, `a record of ${String(length)} bytes`);
    return Number(length);
}
function damaged({ path, offset }, value) {
    return new InputError({ source: path, path: `byte ${offset}`, value, allowed: 'an event file as TensorBoard writers leave it (TFRecord)' });
}
//# sourceMappingURL=read-tfrecords.js.map