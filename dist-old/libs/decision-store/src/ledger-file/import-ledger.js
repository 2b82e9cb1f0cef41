import { appendLeaves, EMPTY_FRONTIER, FRAME_KINDS, isSound, parseFrame } from '#libs/audit';
import { InputError } from '#libs/contracts';
import { settleRun } from '../ledger/settle-run.js';
import { transaction } from '../open/transaction.js';
import { tellNotes } from '../proving/derived/told.js';
import { findLedgerRun, storedHeads } from '../proving/ledger-source.js';
import { notifyState } from '../runs/notify-run.js';
import { importFrames } from './import-frames.js';
import { importFacts, importHeads, importKeys, importRun, importState, sameHeads } from './import-rows.js';
import { proveFile } from './prove-file.js';
/**
 * Takes an exported ledger in, under its own uuid, with its frames, heads and keys: a later check of it shows what a check
 * of the file shows. The file is checked first. Importing again changes nothing.
 *
 * @throws InputError when the file does not pass its check, or the database has another run of that uuid.
 */
export async function importLedger(store, path, trust) {
    const proof = await proveFile(path, { trust });
    const file = acceptable(proof, path);
    const { manifest, source } = file;
    const { uuid } = manifest.run;
    const runId = await transaction(store, async (client) => {
        // whoever creates the same uuid waits here
        await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`create ${uuid}`]);
        const there = await findLedgerRun(client, uuid);
        if (there === null)
            return await importAll(client, file, path);
        if (!sameHeads(await storedHeads(client, there), source.heads))
            throw another(uuid, path);
        return null;
    });
    if (runId === null)
        return { run: uuid, outcome: 'there', frames: manifest.frames };
    const client = await store.pool.connect();
    try {
        await settleRun(client, runId);
    }
    finally {
        client.release();
    }
    return { run: uuid, outcome: 'imported', frames: manifest.frames };
}
/** The file of a check that found nothing. */
function acceptable({ file, verdict, differences, damage }, path) {
    if (file !== null && verdict !== null && isSound(verdict) && differences.length === 0)
        return file;
    const found = [damage, verdict?.altered[0], differences[0]].find((item) => item !== null && item !== undefined);
    const value = found?.detail ?? 'not whole or behind the anchor';
    throw new InputError({ source: path, path: 'ledger', value, allowed: 'an exported ledger that passes gradlens verify' });
}
function another(uuid, path) {
    return new InputError({ source: path, path: 'run', value: uuid, allowed: 'a run that this database does not have, or has as it is in the file' });
}
async function importAll(client, { manifest, source }, path) {
    const runId = await importRun(client, manifest);
    const follower = follow();
    await importFrames(client, runId, follower.watch(source.frames()));
    const { told, ...state } = follower.finish();
    await importFacts(client, runId, told);
    await importKeys(client, source.keys, path);
    await importHeads(client, runId, source.heads);
    await importState(client, runId, { ...state, attempt: manifest.run.attempt });
    await notifyState(client, manifest.run.uuid);
    return runId;
}
/** Watches frames go by: their notes, and where the ledger stands behind them. */
function follow() {
    const notes = [];
    let [frontier, lastSeq, lastStep] = [EMPTY_FRONTIER, 0, -1];
    const add = ({ seq, head, payload, leafHashes }) => {
        frontier = appendLeaves(frontier, leafHashes);
        lastSeq = seq;
        if (head.n > 0)
            lastStep = Math.max(lastStep, head.step0 + head.n - 1);
        const frame = payload === null ? null : parseFrame(payload);
        if (frame !== null && frame.kind !== 'decisions')
            notes.push({ ...frame, seq, kind: FRAME_KINDS[frame.kind] });
    };
    return {
        async *watch(frames) {
            for await (const frame of frames) {
                add(frame);
                yield frame;
            }
        },
        finish() {
            const told = tellNotes(notes);
            return { told, frontier, lastSeq, lastStep, removedStep: removedStepOf(told) };
        },
    };
}
/** Behind the last step that there was when a removal was told of. */
function removedStepOf({ retentions }) {
    return Math.max(0, ...retentions.map(({ step }) => step + 1));
}
//# sourceMappingURL=import-ledger.js.map