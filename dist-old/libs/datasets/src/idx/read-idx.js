import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { InputError } from '#libs/contracts';
import { readWhole } from '../read-file.js';
const UNSIGNED_BYTE = 0x08;
/**
 * Reads an idx file of unsigned bytes, plain or gzipped (told by its first bytes, not by its name).
 *
 * Layout: two zero bytes, type, number of dimensions, the dimensions as big-endian uint32, then the values.
 *
 * @param ranks numbers of dimensions that are accepted: [1] for labels, [3, 4] for images.
 * @throws InputError naming the file, what was found and what is expected.
 * @see LeCun, Cortes, Burges: The MNIST database, "the idx file format"
 */
export async function readIdx(path, ranks, name) {
    const { bytes, entry } = await readWhole(path, name);
    const plain = await unzipped(bytes, path);
    const dimensions = readDimensions(plain, ranks, path);
    const header = 4 + 4 * dimensions.length;
    const expected = header + dimensions.reduce((product, size) => product * size, 1);
    if (plain.length !== expected) {
        const allowed = `${expected} bytes: a header of ${header} and ${dimensions.join(' × ')} values`;
        throw new InputError({ source: path, path: 'length', value: `${plain.length} bytes`, allowed });
    }
    return { dimensions, values: plain.subarray(header), entry };
}
async function unzipped(bytes, path) {
    if (bytes[0] !== 0x1f || bytes[1] !== 0x8b)
        return bytes;
    return promisify(gunzip)(bytes).catch((cause) => {
        const value = `${bytes.length} bytes that do not unpack`;
        throw new InputError({ source: path, path: 'gzip', value, allowed: 'a whole gzip file' }, { cause });
    });
}
function readDimensions(bytes, ranks, path) {
    const rank = bytes[3] ?? 0;
    const magic = bytes.subarray(0, 4);
    const right = magic.length === 4 && magic[0] === 0 && magic[1] === 0 && magic[2] === UNSIGNED_BYTE;
    if (!right || !ranks.includes(rank)) {
        const allowed = `an idx file of unsigned bytes: ${ranks.map((each) => `0x0000080${each}`).join(' or ')}`;
        throw new InputError({ source: path, path: 'magic number', value: `0x${magic.toString('hex')}`, allowed });
    }
    if (bytes.length < 4 + 4 * rank) {
        const value = `${bytes.length} bytes`;
        throw new InputError({ source: path, path: 'length', value, allowed: `at least ${4 + 4 * rank} bytes for the header` });
    }
    return Array.from({ length: rank }, (_, axis) => bytes.readUInt32BE(4 + 4 * axis));
}
//# sourceMappingURL=read-idx.js.map