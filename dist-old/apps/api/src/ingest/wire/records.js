import { crc32 } from 'node:zlib';
import { IngestProblem } from '../ingest-problem.js';
/** Bytes before a payload: u32 length, u32 CRC-32 over seq and payload, u64 seq (docs/ledger.md, section 2). */
export const RECORD_HEAD_BYTES = 16;
const SEQ_AT = 8;
const TWO_32 = 2 ** 32;
/** The record of a payload, as bytes. */
export function encodeRecord(seq, payload) {
    const head = Buffer.alloc(RECORD_HEAD_BYTES);
    head.writeUInt32LE(payload.length, 0);
    head.writeBigUInt64LE(BigInt(seq), SEQ_AT);
    head.writeUInt32LE(crc32(payload, crc32(head.subarray(SEQ_AT))), 4);
    return Buffer.concat([head, payload]);
}
/**
 * The records of a body, one in memory at a time.
 *
 * @throws IngestProblem bad-record that names the record and its offset; too-large for one above `recordBytes`.
 */
export async function* readRecords(body, { recordBytes }) {
    const bytes = byteReader(body);
    const head = Buffer.alloc(RECORD_HEAD_BYTES);
    for (let record = 1;; record++) {
        const at = { record, offset: bytes.offset() };
        const found = await bytes.fill(head);
        if (found === 0)
            return;
        if (found < RECORD_HEAD_BYTES)
            throw badRecord(at, 'the body ends in its head');
        const seq = head.readUInt32LE(SEQ_AT) + head.readUInt32LE(SEQ_AT + 4) * TWO_32;
        const payload = payloadFor(head.readUInt32LE(0), { ...at, seq }, recordBytes);
        if ((await bytes.fill(payload)) < payload.length)
            throw badRecord({ ...at, seq }, 'the body ends in its payload');
        if (crc32(payload, crc32(head.subarray(SEQ_AT))) !== head.readUInt32LE(4))
            throw badRecord({ ...at, seq }, 'its CRC-32 does not fit');
        yield { seq, payload, ...at };
    }
}
function payloadFor(length, at, recordBytes) {
    if (!Number.isSafeInteger(at.seq) || at.seq < 1)
        throw badRecord(at, 'its number (seq) must be an integer from 1 to 2^53 - 1');
    if (length > recordBytes) {
        const message = `record ${at.record} at byte ${at.offset} has a payload of ${length} bytes; allowed: at most ${recordBytes}`;
        throw new IngestProblem('too-large', message, { record: at.record, offset: at.offset, allowedBytes: recordBytes });
    }
    // not from the pool: a frame is read where it lies, which must be aligned
    return Buffer.allocUnsafeSlow(length);
}
/** A problem of one record. */
export function badRecord(at, what) {
    const { record, offset, seq } = at;
    const name = seq === undefined ? '' : ` (frame ${seq})`;
    return new IngestProblem('bad-record', `record ${record}${name} at byte ${offset}: ${what}`, { record, offset, seq });
}
/** Reads a body in pieces of any size. */
function byteReader(body) {
    const chunks = body[Symbol.asyncIterator]();
    let chunk = Buffer.alloc(0);
    let read = 0;
    return {
        offset: () => read,
        /** Fills `into`; returns how many bytes there were. */
        async fill(into) {
            let done = 0;
            while (done < into.length) {
                if (chunk.length === 0) {
                    const next = await chunks.next();
                    if (next.done === true)
                        break;
                    chunk = next.value;
                    continue;
                }
                const count = chunk.copy(into, done);
                chunk = chunk.subarray(count);
                done += count;
            }
            read += done;
            return done;
        },
    };
}
//# sourceMappingURL=records.js.map