import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseFrame } from '#libs/audit';
import { InputError, parseWith, readRecordedSpec } from '#libs/contracts';
import { sha256OfFile } from '#libs/datasets';
import { findingsOf, proveFile, stateOf, trustFor } from '#libs/decision-store';
import { z } from 'zod';
import { interventionsOf } from '../obeying/intervention.js';
import { specSha256 } from '../running/provenance.js';
import { BUNDLE_FILE, bundleSchema, LEDGER_FILE, signerOfBundle } from './bundle-file.js';
import { checkpointName } from './make-bundle.js';
/**
 * Opens a bundle and checks it before anything of it is used: list and signature, the bytes of every file, the ledger with all its hashes
 * and heads, the spec by its checksum in the ledger, the checkpoints by theirs.
 *
 * @throws InputError that names the file that is missing or was changed, or that no known key signed it (unless `isUnvouched`).
 */
export async function openBundle(folder, trust, isUnvouched) {
    const bundle = await readBundle(folder);
    for (const file of bundle.files)
        await requireFile(folder, file);
    const { manifest, source, isVouched } = await soundLedger(path.join(folder, LEDGER_FILE), bundle.run, trust);
    const known = isVouched ? trust.publicKeys : null;
    if (known === null && !isUnvouched)
        throw unvouched(folder, trust);
    const own = new Map(source.keys.map(({ keyName, publicKey }) => [keyName, publicKey]));
    const signer = signerOfBundle(bundle, known ?? own, path.join(folder, BUNDLE_FILE));
    return { ...(await contentOf(folder, bundle, manifest, () => source.frames())), vouchedBy: known === null ? null : signer };
}
/** The ledger of that run, nothing wrong with it. @throws InputError that names what is. */
async function soundLedger(source, run, trust) {
    const verified = { run, file: source, proof: await proveFile(source, { trust: (uuid) => trustFor(uuid, trust) }) };
    const { file } = verified.proof;
    const state = stateOf(verified);
    if (file === null || (state !== 'ok' && state !== 'unvouched'))
        throw altered(source, verified);
    if (file.manifest.run.uuid !== run)
        throw new InputError({ source, path: 'run', value: file.manifest.run.uuid, allowed: run });
    return { ...file, isVouched: state === 'ok' };
}
function altered(source, verified) {
    const [found = { where: 'ledger', why: 'empty' }] = findingsOf(verified);
    return new InputError({ source, path: found.where, value: found.why, allowed: 'a ledger that passes gradlens verify' });
}
async function readBundle(folder) {
    const source = path.join(folder, BUNDLE_FILE);
    if (!existsSync(source))
        throw new InputError({ source: null, path: 'BUNDLE', value: JSON.stringify(folder), allowed: `a folder that gradlens bundle wrote, with a ${BUNDLE_FILE}` });
    let document;
    try {
        document = JSON.parse(await readFile(source, 'utf8'));
    }
    catch (cause) {
        throw new InputError({ source, path: '', value: 'no JSON', allowed: 'what gradlens bundle wrote' }, { cause });
    }
    return parseWith(bundleSchema, document, { source });
}
async function requireFile(folder, { name, sha256, sizeBytes }) {
    const file = path.join(folder, name);
    if (!existsSync(file))
        throw new InputError({ source: file, path: '', value: null, allowed: `the file of ${sizeBytes} bytes that was bundled` });
    const { size } = await stat(file);
    const found = size === sizeBytes ? await sha256OfFile(file) : `of ${size} bytes`;
    if (found !== sha256)
        throw new InputError({ source: file, path: 'sha256', value: found, allowed: `${sha256}, as it was bundled` });
}
function unvouched(folder, { origin }) {
    return new InputError({ source: folder, path: 'signature', value: `of a key that nobody here knows (keys: ${origin.keys})`, allowed: 'a bundle of a known key: --key FILE or KEY of who recorded it; or --unvouched to go on all the same' });
}
const factSchema = z.discriminatedUnion('type', [
    z.object({ type: z.literal('checkpoint'), sha256: z.string() }),
    z.object({ type: z.literal('event'), kind: z.string(), detail: z.unknown().optional() }),
]);
async function contentOf(folder, bundle, { run, layers }, frames) {
    const source = path.join(folder, LEDGER_FILE);
    const told = await tellNotes(frames());
    const spec = readRecordedSpec(run.spec, source);
    if (specSha256(spec) !== run.specSha256)
        throw new InputError({ source, path: 'spec', value: `sha256 ${specSha256(spec)}`, allowed: `${String(run.specSha256)}, that the ledger tells` });
    const checkpoints = [...told.checkpoints].sort(([a], [b]) => a - b).flatMap(([step, sha256]) => {
        const entry = bundle.files.find(({ name }) => name === checkpointName(step));
        if (entry === undefined)
            return [];
        const file = path.join(folder, entry.name);
        if (entry.sha256 !== sha256)
            throw new InputError({ source: file, path: 'sha256', value: entry.sha256, allowed: `${sha256}, that the ledger tells` });
        return [{ step, file }];
    });
    return {
        ...{ run: run.uuid, name: run.name, spec, dataManifest: run.dataManifest, checkpoints, frames, lastStep: told.lastStep },
        backend: z.object({ name: z.string() }).parse(run.backend).name,
        summary: run.summary,
        layers: layers.map(({ name }) => name),
        interventions: interventionsOf(told.events),
    };
}
async function tellNotes(frames) {
    const told = { checkpoints: new Map(), events: [], lastStep: -1 };
    for await (const { head, payload } of frames) {
        if (head.kind === 'decisions')
            told.lastStep = Math.max(told.lastStep, head.step0 + head.n - 1);
        const frame = head.kind === 'fact' && payload !== null ? parseFrame(payload) : null;
        if (frame?.kind === 'fact')
            tellFact(told, frame.step0, factSchema.safeParse(JSON.parse(frame.note)).data);
    }
    return told;
}
function tellFact({ checkpoints, events }, step, fact) {
    if (fact?.type === 'checkpoint')
        checkpoints.set(step, fact.sha256);
    if (fact?.type === 'event')
        events.push({ step, kind: fact.kind, detail: fact.detail ?? {} });
}
//# sourceMappingURL=open-bundle.js.map