import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { histogramColumn, histogramNorm } from './histogram-columns.js';
import { crc32c, maskedCrc32c } from './masked-crc32c.js';
import { float, signed, text, WireError, wireFields } from './protobuf.js';
import { readTfRecords } from './tensorboard/read-tfrecords.js';
let folder;
beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'gradlens-import-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
describe('CRC-32C', () => {
    it('is that of RFC 3720, appendix B.4, and of "123456789"', () => {
        expect([Buffer.alloc(32), Buffer.alloc(32, 0xff), Buffer.from(Array.from({ length: 32 }, (_, i) => i)), Buffer.from('123456789')].map(crc32c)).toEqual([0x8a9136aa, 0x62a8ab43, 0x46dd794e, 0xe3069283]);
    });
});
describe('fields of a message', () => {
    it('are read by wire type, negative numbers too', () => {
        // the examples of the encoding's own page: 1: 150, 2: "testing"; then -2 as a ten-byte varint, a float and a double
        const negative = Buffer.from('18feffffffffffffffff01', 'hex');
        const [a, b, c, d, e] = wireFields(Buffer.concat([Buffer.from('089601120774657374696e67', 'hex'), negative, Buffer.from('250000c03f29000000000000f83f', 'hex')]));
        expect([signed(a), text(b), signed(c), float(d), float(e)]).toEqual([150, 'testing', -2, 1.5, 1.5]);
        expect([a, b, c, d, e].map((field) => field.number)).toEqual([1, 2, 3, 4, 5]);
    });
    it('that end before they should, groups and field 0 are told with their byte', () => {
        const offsetOf = (hex) => {
            try {
                return [...wireFields(Buffer.from(hex, 'hex'))];
            }
            catch (error) {
                return error instanceof WireError ? error.offset : error;
            }
        };
        expect(['0801' + '1205616263', '08', '0801' + '0b', '00', '08' + 'ff'.repeat(11)].map(offsetOf)).toEqual([4, 1, 2, 0, 1]);
    });
});
describe('histograms', () => {
    it('are norms: exact with a sum of squares, by the middles of buckets without', () => {
        expect(histogramNorm({ sumSquares: 36, edges: [0, 2], counts: [9] })).toBe(6);
        // 4 values in [0, 2], 1 in [2, 4]: √(4·1² + 1·3²)
        expect(histogramNorm({ sumSquares: null, edges: [0, 2, 4], counts: [4, 1] })).toBeCloseTo(Math.sqrt(13), 12);
        // an empty bucket without bounds counts nothing
        expect(histogramNorm({ sumSquares: null, edges: [-Infinity, 0, 2], counts: [0, 4] })).toBe(2);
    });
    it.each([
        ['gradients/dense1', 'gradNorm/dense1'],
        ['dense1.weight/grad', 'gradNorm/dense1.weight'],
        ['block/dense1.weight.grad', 'gradNorm/block/dense1.weight'],
        ['dense/kernel/histogram', 'paramNorm/dense'],
        ['parameters/a/b', 'paramNorm/a/b'],
        ['updates/a', 'updateNorm/a'],
        ['loss', null],
        ['activations/dense1', null],
        ['conv1.weight', null],
    ])('%s is %s', (tag, column) => {
        expect(histogramColumn(tag)).toBe(column);
    });
});
describe('TFRecord files', () => {
    const record = (data) => {
        const [length, lengthCrc, dataCrc] = [Buffer.alloc(8), Buffer.alloc(4), Buffer.alloc(4)];
        length.writeBigUInt64LE(BigInt(data.length));
        lengthCrc.writeUInt32LE(maskedCrc32c(length));
        dataCrc.writeUInt32LE(maskedCrc32c(data));
        return Buffer.concat([length, lengthCrc, data, dataCrc]);
    };
    const read = async (bytes) => {
        const file = path.join(folder, 'records');
        await writeFile(file, bytes);
        const [data, cut] = [[], []];
        for await (const found of readTfRecords(file, (offset) => cut.push(offset)))
            data.push(`${found.offset} ${found.data.toString()}`);
        return { data, cut };
    };
    it('are read record by record; one that is cut off is told, wherever it is cut', async () => {
        const whole = Buffer.concat([record(Buffer.from('one')), record(Buffer.from('three'))]);
        expect(await read(whole)).toEqual({ data: ['0 one', '19 three'], cut: [] });
        for (let length = 20; length < whole.length; length++)
            expect(await read(whole.subarray(0, length)), String(length)).toEqual({ data: ['0 one'], cut: [19] });
    });
    it('are read whole where they lie across what is read at once, short and long ones', async () => {
        const texts = Array.from({ length: 400 }, (_, i) => String(i).repeat(i % 50 === 7 ? 200_000 : 600));
        expect((await read(Buffer.concat(texts.map((text) => record(Buffer.from(text)))))).data.map((line) => line.slice(line.indexOf(' ') + 1))).toEqual(texts);
    });
    it('with any bit turned are refused, with the byte of the record', async () => {
        const whole = Buffer.concat([record(Buffer.from('one')), record(Buffer.from('three'))]);
        for (let byte = 19; byte < whole.length; byte++) {
            const bent = Buffer.from(whole);
            bent[byte] = (bent[byte] ?? 0) ^ (1 << (byte % 8));
            await expect(read(bent), String(byte)).rejects.toThrow(/records: byte 19 is a record whose checksum/);
        }
    });
});
//# sourceMappingURL=parts.spec.js.map