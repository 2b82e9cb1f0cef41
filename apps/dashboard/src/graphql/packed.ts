/** A typed array as the API sends it: little-endian bytes in base64, with the number of elements. */
export interface Packed {
  readonly base64: string;
  readonly length: number;
}

/** Browsers of 2025 and later decode by themselves, many times faster. */
const native = (Uint8Array as { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }).fromBase64;

function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  if (native) return native.call(Uint8Array, text);
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = characters.charCodeAt(i);
  return bytes;
}

/** The bytes lie as the API sends them, little-endian: so does every machine that a browser runs on. */
function bufferOf(packed: Packed, elementBytes: number): ArrayBuffer {
  const bytes = decodeBase64(packed.base64);
  if (bytes.length !== packed.length * elementBytes) {
    throw new RangeError(`packed array says ${packed.length} elements but holds ${bytes.length} bytes`);
  }
  return bytes.buffer;
}

/**
 * Float32 values of a packed array; NaN and infinities come through unchanged.
 *
 * @throws RangeError when the bytes do not match the stated length
 */
export function decodeFloats(packed: Packed): Float32Array<ArrayBuffer> {
  return new Float32Array(bufferOf(packed, 4));
}

/**
 * Int32 values of a packed array (steps, flag bits).
 *
 * @throws RangeError when the bytes do not match the stated length
 */
export function decodeInts(packed: Packed): Int32Array<ArrayBuffer> {
  return new Int32Array(bufferOf(packed, 4));
}
