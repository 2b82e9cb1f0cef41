import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { HEAD_BYTES, isWhole, payloadBytes, seqOf, writeHead } from './record.js';
describe('the head of a record', () => {
    it('is length, CRC over number and payload, and number, as docs/ledger.md says', () => {
        const head = Buffer.alloc(HEAD_BYTES);
        writeHead(head, 2 ** 32 + 5, Buffer.from('abc'));
        const covered = Buffer.from('0500000001000000616263', 'hex');
        expect(head.subarray(0, 4).toString('hex')).toBe('03000000');
        expect(head.readUInt32LE(4)).toBe(crc32(covered));
        expect(head.subarray(8).toString('hex')).toBe('0500000001000000');
        expect([payloadBytes(head), seqOf(head)]).toEqual([3, 2 ** 32 + 5]);
    });
    it('does not fit a payload under another number', () => {
        const head = Buffer.alloc(HEAD_BYTES);
        writeHead(head, 5, Buffer.from('abc'));
        const record = Buffer.concat([head, Buffer.from('abc')]);
        expect(isWhole(record, 0, record.length)).toBe(true);
        record.writeUInt32LE(6, 8);
        expect(isWhole(record, 0, record.length)).toBe(false);
    });
});
//# sourceMappingURL=record.spec.js.map