import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FINAL_STATES, InputError, messageOf } from '#libs/contracts';
import { sha256OfFile } from '#libs/datasets';
import { exportLedger, findRun, listCheckpoints, openKeyring } from '#libs/decision-store';
import { writeFileWhole } from '../exporting/write-output.js';
import { readCheckpoint } from '../running/checkpoints.js';
import { productVersion } from '../running/provenance.js';
import { BUNDLE_FILE, LEDGER_FILE, signBundle } from './bundle-file.js';
/**
 * Writes a run as a folder that is checked and recomputed anywhere: its signed ledger, checkpoints, and a signed list of both. Data are
 * not in it: the ledger holds their checksums. The folder is there whole or not at all.
 *
 * @throws InputError when there is no such run, it has not ended, was not trained here, or the folder is there and no bundle.
 */
export async function makeBundle(context, run, { folder, force, checkpoints }) {
    const { store, clock, environment } = context;
    await requireTrained(context, run);
    requireReplaceable(folder, force);
    const taken = spread(await checkpointsThere(context, run), checkpoints);
    const part = `${path.resolve(folder)}.part-${process.pid}`;
    try {
        await mkdir(path.join(part, 'checkpoints'), { recursive: true });
        const product = productVersion();
        const exported = await writeFileWhole(path.join(part, LEDGER_FILE), false, (write) => exportLedger(store, run, { product, exportedAt: new Date(clock.now()) }, write));
        for (const { step, path: from } of taken)
            await copyFile(from, path.join(part, checkpointName(step)));
        const files = await Promise.all([{ name: LEDGER_FILE, sizeBytes: exported.bytes }, ...taken.map(({ step, sizeBytes }) => ({ name: checkpointName(step), sizeBytes }))].map((file) => entryOf(part, file)));
        const bundle = signBundle({ format: 'gradlens-bundle', version: 1, run, product, timeUs: Math.round(clock.now() * 1000), files }, openKeyring(environment.GRADLENS_HOME).signer);
        await writeFile(path.join(part, BUNDLE_FILE), `${JSON.stringify(bundle, null, 2)}\n`, { flush: true });
        await rm(folder, { recursive: true, force: true });
        await rename(part, folder);
        return bundle;
    }
    finally {
        await rm(part, { recursive: true, force: true });
    }
}
/** A checkpoint's file in a bundle. */
export function checkpointName(step) {
    return `checkpoints/step-${String(step).padStart(10, '0')}.safetensors`;
}
async function requireTrained({ store }, run) {
    const row = await findRun(store, run);
    const refuse = (value, allowed) => { throw new InputError({ source: null, path: 'run', value, allowed }); };
    if (row === null)
        return refuse(run, 'the uuid of a recorded run');
    if (row.origin === 'ingest' || row.origin === 'import')
        refuse(`${run}, which came by ${row.origin}: its trainer is not known here`, 'a run that gradlens trained');
    if (!FINAL_STATES.includes(row.state))
        refuse(`${run}, which is ${row.state}`, 'a run that has ended');
    if (row.lastStep < 0)
        refuse(`${run}, which has no recorded step`, 'a run with recorded steps');
}
function requireReplaceable(folder, force) {
    if (!existsSync(folder))
        return;
    const isBundle = existsSync(path.join(folder, BUNDLE_FILE));
    if (isBundle && force)
        return;
    const value = `${JSON.stringify(folder)}${isBundle ? '' : ', which is no bundle'}`;
    throw new InputError({ source: null, path: '-o', value, allowed: `a folder that is not there yet${isBundle ? ', or --force' : ''}` });
}
/** Those whose files are there and as they were recorded, by step; the others are told. */
async function checkpointsThere({ store, say }, run) {
    const there = [];
    for (const checkpoint of (await listCheckpoints(store, run)).toReversed()) {
        if (!existsSync(checkpoint.path))
            continue;
        try {
            await readCheckpoint(checkpoint);
            there.push(checkpoint);
        }
        catch (error) {
            say(`left out: ${messageOf(error)}`);
        }
    }
    return there;
}
/** At most `most` of them, the last among them. */
function spread(all, most) {
    if (all.length <= most)
        return [...all];
    const places = new Set(Array.from({ length: most }, (_, i) => Math.round(((i + 1) * all.length) / most) - 1));
    return all.filter((_, place) => places.has(place));
}
async function entryOf(folder, { name, sizeBytes }) {
    return { name, sizeBytes, sha256: await sha256OfFile(path.join(folder, name)) };
}
//# sourceMappingURL=make-bundle.js.map