import { describe, expect, it } from 'vitest';
import { decodeFloats, decodeInts } from './packed.js';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

describe('decodeFloats', () => {
  it('keeps NaN and infinities', () => {
    const values = new Float32Array([1.5, NaN, Infinity, -Infinity, -0]);
    const packed = { base64: base64(new Uint8Array(values.buffer)), length: 5 };
    expect([...decodeFloats(packed)]).toEqual([1.5, NaN, Infinity, -Infinity, -0]);
  });

  it('reads little-endian bytes', () => {
    expect([...decodeFloats({ base64: base64(new Uint8Array([0, 0, 128, 63])), length: 1 })]).toEqual([1]);
  });

  it('refuses bytes that do not match the length', () => {
    expect(() => decodeFloats({ base64: base64(new Uint8Array(4)), length: 2 })).toThrow(RangeError);
  });
});

describe('decodeInts', () => {
  it('keeps steps above 2^24 exact', () => {
    const steps = new Int32Array([0, 16_777_217, -1]);
    expect([...decodeInts({ base64: base64(new Uint8Array(steps.buffer)), length: 3 })]).toEqual([...steps]);
  });
});
