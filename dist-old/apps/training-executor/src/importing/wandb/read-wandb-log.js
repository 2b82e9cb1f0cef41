import { open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { InputError } from '#libs/contracts';
const HEADER = Buffer.from(':W&B');
const [MAGIC, VERSION, FILE_HEAD_BYTES] = [0xbee1, 0, 7];
const [BLOCK_BYTES, HEAD_BYTES] = [32_768, 7];
const [FULL, FIRST, MIDDLE, LAST] = [1, 2, 3, 4];
/**
 * The records of a `run-*.wandb` file: the log format of LevelDB (blocks of 32 KiB; `u32 CRC │ u16 length │ u8 type`, where a record
 * is whole or in a first, middle and last part), with `:W&B │ u16 magic │ u8 version` before it and plain CRC-32 over type and data.
 * A file that ends within a record (its writer was killed) ends before it; `onCut` is told where.
 *
 * @throws InputError that names the byte at which it is damaged.
 * @see wandb/sdk/internal/datastore.py, leveldb/doc/log_format.md
 */
export async function* readWandbLog(path, onCut) {
    const file = await open(path);
    try {
        const { size } = await file.stat();
        const begun = { parts: [], offset: 0 };
        for (let start = 0; start < size; start += BLOCK_BYTES) {
            const block = Buffer.alloc(Math.min(BLOCK_BYTES, size - start));
            await file.read(block, 0, block.length, start);
            if (start === 0)
                requireHeader(path, block);
            yield* recordsOf(begun, { path, block, start, isLast: start + BLOCK_BYTES >= size, onCut });
        }
        if (begun.parts.length > 0)
            onCut(begun.offset);
    }
    finally {
        await file.close();
    }
}
function* recordsOf(begun, block) {
    for (const part of partsOf(block)) {
        const whole = join(block.path, begun, part);
        if (whole !== null)
            yield whole;
    }
}
function requireHeader(path, block) {
    const isOurs = block.length >= FILE_HEAD_BYTES && block.subarray(0, 4).equals(HEADER) && block.readUInt16LE(4) === MAGIC;
    if (!isOurs)
        throw new InputError({ source: path, path: 'byte 0', value: 'no W&B log', allowed: 'a run-*.wandb file' });
    if (block[6] !== VERSION)
        throw new InputError({ source: path, path: 'byte 6', value: `version ${String(block[6])}`, allowed: `version ${VERSION} of the W&B log` });
}
function* partsOf({ path, block, start, isLast, onCut }) {
    let at = start === 0 ? FILE_HEAD_BYTES : 0;
    while (block.length - at >= HEAD_BYTES) {
        const end = at + HEAD_BYTES + block.readUInt16LE(at + 4);
        if (end > block.length && isLast) {
            onCut(start + at);
            return;
        }
        const offset = start + at;
        yield { offset, ...checkedPart(path, offset, block.subarray(at, end)) };
        at = end;
    }
    if (isLast && at < block.length && block.length < BLOCK_BYTES)
        onCut(start + at);
}
function checkedPart(path, offset, part) {
    const [length, type] = [part.readUInt16LE(4), part[6] ?? 0];
    if (part.length !== HEAD_BYTES + length || type < FULL || type > LAST)
        throw damaged(path, offset, `a record of type ${type} and ${length} bytes`);
    if (crc32(part.subarray(6)) !== part.readUInt32LE())
        throw damaged(path, offset, 'a record whose checksum does not match its data');
    return { type, data: part.subarray(HEAD_BYTES) };
}
/** Puts the parts of a record together; null while it is not whole. */
function join(path, begun, { offset, type, data }) {
    const begins = type === FULL || type === FIRST;
    if (begins !== (begun.parts.length === 0))
        throw damaged(path, offset, begins ? 'a record that begins within another' : 'a part of a record that did not begin');
    if (begins)
        begun.offset = offset;
    begun.parts.push(data);
    if (type === FIRST || type === MIDDLE)
        return null;
    const whole = { offset: begun.offset, data: Buffer.concat(begun.parts) };
    begun.parts = [];
    return whole;
}
function damaged(path, offset, value) {
    return new InputError({ source: path, path: `byte ${offset}`, value, allowed: 'a W&B log as wandb writes it offline' });
}
//# sourceMappingURL=read-wandb-log.js.map