import { z } from 'zod';
/** First bytes of an exported ledger. */
export const MAGIC = Buffer.from('gradlens-ledger 1\n');
const whole = z.int().min(0);
const time = z.string().nullable();
const base64 = z.base64();
const runFacts = z.object({
    uuid: z.uuid(),
    project: z.string(),
    name: z.string(),
    origin: z.string(),
    state: z.string(),
    reason: z.string().nullable(),
    spec: z.unknown(),
    specSha256: z.string().nullable(),
    scaler: z.string().nullable(),
    backend: z.unknown(),
    versions: z.unknown(),
    hardware: z.unknown(),
    seeds: z.unknown(),
    dataManifest: z.unknown(),
    summary: z.unknown(),
    totalSteps: whole.nullable(),
    attempt: whole,
    createdAt: z.string(),
    startedAt: time,
    endedAt: time,
});
const layer = z.object({ layer: whole, name: z.string(), kind: z.string(), module: z.string(), depth: whole, parameterCount: whole });
const key = z.object({
    keyName: z.string(),
    publicKey: base64,
    createdAtUs: whole,
    endorsedBy: z.string().nullable(),
    endorsement: base64.nullable(),
});
const head = z.object({
    firstSeq: whole,
    lastSeq: whole,
    treeSize: whole,
    rootHash: base64,
    previous: base64.nullable(),
    lastStep: z.int(),
    timeUs: whole,
    keyName: z.string(),
    signature: base64,
});
/** The first record of an exported ledger: what is known of the run, and who signed what. */
export const manifestSchema = z.object({
    format: z.literal('gradlens-ledger'),
    version: z.literal(1),
    /** Version of gradlens that wrote it. */
    product: z.string(),
    exportedAt: z.string(),
    frames: whole,
    /** Decisions of all frames whose content is there. */
    decisions: whole,
    run: runFacts,
    layers: z.array(layer),
    keys: z.array(key),
    heads: z.array(head),
});
/** The last record: what proves that the file is whole. */
export const sealSchema = z.object({
    /** SHA-256 of all bytes before this record, in hexadecimal. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
/** Keys in the form of a manifest. */
export function keysToJson(keys) {
    return keys.map((row) => ({ ...row, publicKey: row.publicKey.toString('base64'), endorsement: row.endorsement?.toString('base64') ?? null }));
}
/** Keys out of a manifest. */
export function keysOf({ keys }) {
    return keys.map((row) => ({ ...row, publicKey: bytes(row.publicKey), endorsement: row.endorsement === null ? null : bytes(row.endorsement) }));
}
/** Heads in the form of a manifest. */
export function headsToJson(heads) {
    return heads.map(({ firstSeq, lastSeq, treeSize, rootHash, previous, lastStep, timeUs, keyName, signature }) => ({
        ...{ firstSeq, lastSeq, treeSize, rootHash: rootHash.toString('base64'), previous: previous?.toString('base64') ?? null },
        ...{ lastStep, timeUs, keyName, signature: signature.toString('base64') },
    }));
}
/** Heads out of a manifest. */
export function headsOf({ heads, run }) {
    return heads.map((row) => ({
        ...row,
        run: run.uuid,
        rootHash: bytes(row.rootHash),
        previous: row.previous === null ? null : bytes(row.previous),
        signature: bytes(row.signature),
    }));
}
function bytes(text) {
    return Buffer.from(text, 'base64');
}
//# sourceMappingURL=manifest.js.map