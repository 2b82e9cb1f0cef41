import { InputError } from '#libs/contracts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readSafetensors, writeSafetensors } from './safetensors.js';
const file = {
    tensors: {
        'b/kernel': { shape: [2, 2], values: Float32Array.of(1, Number.NaN, -Infinity, -0) },
        a: { shape: [], values: Float32Array.of(0.1) },
    },
    metadata: { step: '7' },
};
it('has the layout of the format: length, header, data from a multiple of 8 on', () => {
    const bytes = writeSafetensors(file);
    const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
    expect(length % 8).toBe(0);
    const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
    expect(header).toEqual({
        __metadata__: { step: '7' },
        a: { dtype: 'F32', shape: [], data_offsets: [0, 4] },
        'b/kernel': { dtype: 'F32', shape: [2, 2], data_offsets: [4, 20] },
    });
    // 0.1 in float32 is 0x3dcccccd
    expect(new DataView(bytes.buffer).getUint32(8 + length, true)).toBe(0x3dcccccd);
});
it('gives back every bit, NaN and negative zero too, from an unaligned place in a buffer', () => {
    const bytes = writeSafetensors(file);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(readSafetensors(shifted.subarray(3))).toEqual(file);
});
it('reads what a file gives: a Buffer, whose slice is a view and not a copy', () => {
    const file = { tensors: { a: { shape: [2], values: Float32Array.of(1, 2) }, b: { shape: [1], values: Float32Array.of(3) } }, metadata: {} };
    const { tensors } = readSafetensors(Buffer.from(writeSafetensors(file)));
    expect([...tensors['a'].values, ...tensors['b'].values]).toEqual([1, 2, 3]);
});
it('does not depend on the order of the tensors', () => {
    const reversed = Object.fromEntries(Object.entries(file.tensors).reverse());
    expect(writeSafetensors({ ...file, tensors: reversed })).toEqual(writeSafetensors(file));
});
it('refuses a file cut off anywhere, with one line', () => {
    const bytes = writeSafetensors(file);
    for (let length = 0; length < bytes.length; length++) {
        expect(() => readSafetensors(bytes.subarray(0, length))).toThrow(InputError);
    }
});
it('throws nothing but InputError, whatever the bytes', () => {
    const property = fc.property(fc.json(), (text) => {
        const header = new TextEncoder().encode(text);
        const bytes = new Uint8Array(8 + header.length);
        new DataView(bytes.buffer).setBigUint64(0, BigInt(header.length), true);
        bytes.set(header, 8);
        try {
            readSafetensors(bytes);
        }
        catch (error) {
            expect(error).toBeInstanceOf(InputError);
        }
    });
    fc.assert(property, { numRuns: 300 });
});
//# sourceMappingURL=safetensors.spec.js.map