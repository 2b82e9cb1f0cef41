import { leafHashes, parseFrame } from '#libs/audit';
import { LIVE_STATES, messageOf } from '#libs/contracts';
import { isBare, parseBare } from './bare-frame.js';
import { LedgerFileError } from './ledger-file-error.js';
import { headsOf, keysOf, manifestSchema, sealSchema } from './manifest.js';
import { fileRecords } from './record-reader.js';
/**
 * Opens an exported ledger: reads its manifest.
 *
 * @throws LedgerFileError that names the offset of what is wrong.
 */
export async function openLedgerFile(path) {
    for await (const record of fileRecords(path)) {
        if (record.seq !== 0)
            throw new LedgerFileError(path, record.offset, `the first record is frame ${record.seq}, not the manifest`);
        const manifest = parseJson(path, record, manifestSchema);
        const { uuid, state } = manifest.run;
        const run = { uuid, isLive: state === 'queued' || LIVE_STATES.includes(state) };
        return { manifest, source: { run, keys: keysOf(manifest), heads: headsOf(manifest), frames: () => fileFrames(path, manifest) } };
    }
    throw new LedgerFileError(path, 0, 'it has no manifest');
}
/** All frames in their order, and the proof that nothing is missing or follows. */
async function* fileFrames(path, manifest) {
    let next = 0;
    let isSealed = false;
    for await (const record of fileRecords(path)) {
        const { offset, seq } = record;
        if (isSealed)
            throw new LedgerFileError(path, offset, 'something follows the last record');
        if (next > manifest.frames) {
            checkSeal(path, record);
            isSealed = true;
        }
        else {
            if (seq !== next)
                throw new LedgerFileError(path, offset, `record ${seq} stands where ${next} belongs`);
            if (seq > 0)
                yield frameOf(path, record, manifest.run.uuid);
            next += 1;
        }
    }
    if (!isSealed)
        throw new LedgerFileError(path, 0, `the file ends behind frame ${next - 1} of ${manifest.frames}, or without its last record`);
}
function frameOf(path, { offset, seq, payload }, uuid) {
    try {
        if (isBare(payload))
            return { seq, ...parseBare(payload), payload: null };
        const { kind, attempt, step0, n, t0Us } = parseFrame(payload);
        return { seq, head: { kind, attempt, step0, n, t0Us }, leafHashes: leafHashes(uuid, seq, payload), payload };
    }
    catch (cause) {
        throw new LedgerFileError(path, offset, `frame ${seq}: ${messageOf(cause)}`, { cause });
    }
}
function checkSeal(path, record) {
    if (record.seq !== 0)
        throw new LedgerFileError(path, record.offset, `record ${record.seq} stands where the last record belongs`);
    const { sha256 } = parseJson(path, record, sealSchema);
    if (sha256 !== record.sha256Before)
        throw new LedgerFileError(path, record.offset, 'what stands before it does not have the SHA-256 that it tells');
}
function parseJson(path, { offset, payload }, schema) {
    let value;
    try {
        value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
    }
    catch (cause) {
        throw new LedgerFileError(path, offset, 'the record is no JSON', { cause });
    }
    const parsed = schema.safeParse(value);
    if (parsed.success)
        return parsed.data;
    const [issue] = parsed.error.issues;
    throw new LedgerFileError(path, offset, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'malformed'}`);
}
//# sourceMappingURL=read-ledger-file.js.map