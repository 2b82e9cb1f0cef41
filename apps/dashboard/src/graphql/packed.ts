/** A typed array as the API sends it: little-endian bytes in base64, with the number of elements. */
export interface Packed {
  readonly base64: string;
  readonly length: number;
}

function bytesOf(packed: Packed, elementBytes: number): DataView {
  const text = atob(packed.base64);
  if (text.length !== packed.length * elementBytes) {
    throw new RangeError(`packed array says ${packed.length} elements but holds ${text.length} bytes`);
  }
  const view = new DataView(new ArrayBuffer(text.length));
  for (let i = 0; i < text.length; i++) view.setUint8(i, text.charCodeAt(i));
  return view;
}

/**
 * Float32 values of a packed array; NaN and infinities come through unchanged.
 *
 * @throws RangeError when the bytes do not match the stated length
 */
export function decodeFloats(packed: Packed): Float32Array {
  const view = bytesOf(packed, 4);
  const values = new Float32Array(packed.length);
  for (let i = 0; i < values.length; i++) values[i] = view.getFloat32(i * 4, true);
  return values;
}

/**
 * Int32 values of a packed array (steps, flag bits).
 *
 * @throws RangeError when the bytes do not match the stated length
 */
export function decodeInts(packed: Packed): Int32Array {
  const view = bytesOf(packed, 4);
  const values = new Int32Array(packed.length);
  for (let i = 0; i < values.length; i++) values[i] = view.getInt32(i * 4, true);
  return values;
}
