import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { HEAD_BYTES, isPayloadOf, MAX_PAYLOAD_BYTES, payloadBytes, seqOf } from '../spool/record.js';
import { LedgerFileError } from './ledger-file-error.js';
import { MAGIC } from './manifest.js';
/** Bytes that are read at once. */
const READ_BYTES = 2 ** 20;
/**
 * Reads the records of a file in order; one is in memory at a time. Their sums are checked, their order is not.
 *
 * @throws LedgerFileError at the first byte that is not of a whole record.
 */
export async function* fileRecords(path) {
    const file = await open(path, 'r');
    try {
        const bytes = await byteReader(path, file);
        const magic = await bytes.take(Math.min(MAGIC.length, bytes.left()));
        if (!magic.equals(MAGIC))
            throw new LedgerFileError(path, 0, `it does not begin with ${JSON.stringify(MAGIC.toString())}`);
        while (bytes.left() > 0)
            yield await readRecord(path, bytes);
    }
    finally {
        await file.close();
    }
}
async function byteReader(path, file) {
    const { size } = await file.stat();
    const hash = createHash('sha256');
    let offset = 0;
    let ahead = Buffer.alloc(0);
    const fill = async (target, position) => {
        for (let at = 0; at < target.length;) {
            const { bytesRead } = await file.read(target, at, target.length - at, position + at);
            if (bytesRead === 0)
                throw new LedgerFileError(path, position + at, 'the file became shorter while it was read');
            at += bytesRead;
        }
    };
    return {
        offset: () => offset,
        left: () => size - offset,
        sha256: () => hash.copy().digest('hex'),
        async take(count) {
            if (count > size - offset)
                throw new LedgerFileError(path, offset, `${count} bytes are told of, ${size - offset} are left`);
            const bytes = Buffer.from(new ArrayBuffer(count));
            const near = ahead.copy(bytes, 0, 0, count);
            ahead = ahead.subarray(near);
            if (near < count && count - near >= READ_BYTES)
                await fill(bytes.subarray(near), offset + near);
            else if (near < count) {
                ahead = Buffer.alloc(Math.min(READ_BYTES, size - offset - near));
                await fill(ahead, offset + near);
                ahead = ahead.subarray(ahead.copy(bytes, near));
            }
            hash.update(bytes);
            offset += count;
            return bytes;
        },
    };
}
async function readRecord(path, bytes) {
    const offset = bytes.offset();
    const sha256Before = bytes.sha256();
    if (bytes.left() < HEAD_BYTES)
        throw new LedgerFileError(path, offset, `${bytes.left()} bytes are left, no record is so short`);
    const head = await bytes.take(HEAD_BYTES);
    const length = payloadBytes(head);
    if (length > MAX_PAYLOAD_BYTES)
        throw new LedgerFileError(path, offset, `a record of ${length} bytes is told of, none is so long`);
    const payload = await bytes.take(length);
    if (!isPayloadOf(head, payload))
        throw new LedgerFileError(path, offset, 'the record does not have its checksum: it was changed or damaged');
    return { offset, seq: seqOf(head), payload, sha256Before };
}
//# sourceMappingURL=record-reader.js.map