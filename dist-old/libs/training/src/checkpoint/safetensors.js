import { InputError } from '#libs/contracts';
/** Length of the header's length. Unit: bytes. */
const PREFIX_BYTES = 8;
/**
 * Writes float32 tensors in the safetensors format: 8 bytes header length (little-endian), JSON header, data.
 *
 * Names are written in sorted order, so the same tensors give the same bytes.
 *
 * @see https://github.com/huggingface/safetensors
 */
export function writeSafetensors({ tensors, metadata }) {
    const header = { __metadata__: metadata };
    const names = Object.keys(tensors).sort();
    let end = 0;
    for (const name of names) {
        const { shape, values } = tensors[name];
        header[name] = { dtype: 'F32', shape, data_offsets: [end, end + values.byteLength] };
        end += values.byteLength;
    }
    const text = padded(new TextEncoder().encode(JSON.stringify(header)));
    const bytes = new Uint8Array(PREFIX_BYTES + text.length + end);
    new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
    bytes.set(text, PREFIX_BYTES);
    let at = PREFIX_BYTES + text.length;
    for (const name of names) {
        const { values } = tensors[name];
        bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
        at += values.byteLength;
    }
    return bytes;
}
/**
 * Reads a safetensors file of float32 tensors.
 *
 * @throws InputError if the bytes are not such a file: cut off, not JSON, offsets outside of the data, another dtype.
 */
export function readSafetensors(bytes) {
    const { header, dataStart } = readHeader(bytes);
    const { __metadata__: metadata = {}, ...entries } = header;
    if (!isTexts(metadata))
        throw notReadable('without metadata that are texts', 'a safetensors file');
    const data = bytes.subarray(dataStart);
    const tensors = Object.entries(entries).map(([name, entry]) => [name, readTensor(name, entry, data)]);
    return { tensors: Object.fromEntries(tensors), metadata };
}
function readHeader(bytes) {
    if (bytes.length < PREFIX_BYTES)
        throw notReadable('shorter than its header', 'a whole safetensors file');
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const length = view.getBigUint64(0, true);
    const dataStart = PREFIX_BYTES + Number(length);
    if (length > BigInt(bytes.length - PREFIX_BYTES))
        throw notReadable('cut off', 'a whole safetensors file');
    try {
        const header = JSON.parse(new TextDecoder().decode(bytes.subarray(PREFIX_BYTES, dataStart)));
        if (isRecord(header))
            return { header, dataStart };
    }
    catch (error) {
        throw notReadable('not JSON in its header', 'a safetensors file', error);
    }
    throw notReadable('without a header object', 'a safetensors file');
}
function readTensor(name, entry, data) {
    if (!isRecord(entry))
        throw notReadable(`without an entry for ${name}`, 'dtype, shape and data_offsets');
    const { dtype, shape, data_offsets: offsets } = entry;
    if (dtype !== 'F32')
        throw notReadable(`of dtype ${String(dtype)} in ${name}`, 'F32');
    if (!isCounts(shape) || !isCounts(offsets) || offsets.length !== 2) {
        throw notReadable(`without shape or offsets for ${name}`, 'lists of integers');
    }
    const [from, to] = offsets;
    const size = shape.reduce((product, n) => product * n, 1);
    if (to - from !== size * 4 || to > data.length)
        throw notReadable(`cut off in ${name}`, 'a whole safetensors file');
    // a copy: the data need not be aligned to 4 bytes inside the file
    return { shape, values: new Float32Array(new Uint8Array(data.subarray(from, to)).buffer) };
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isTexts(value) {
    return isRecord(value) && Object.values(value).every((text) => typeof text === 'string');
}
function isCounts(value) {
    return Array.isArray(value) && value.every((n) => Number.isSafeInteger(n) && n >= 0);
}
/** The header is padded with spaces so that the data start at a multiple of 8. */
function padded(text) {
    const bytes = new Uint8Array(Math.ceil(text.length / 8) * 8).fill(0x20);
    bytes.set(text);
    return bytes;
}
function notReadable(what, allowed, cause) {
    return new InputError({ source: 'checkpoint', path: '', value: what, allowed }, { cause });
}
//# sourceMappingURL=safetensors.js.map