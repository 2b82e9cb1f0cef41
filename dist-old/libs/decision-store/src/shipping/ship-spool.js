import { messageOf } from '#libs/contracts';
import { openAnchor } from '../anchor/open-anchor.js';
import { openKeyring } from '../keys/open-keyring.js';
import { openSession } from '../open/session.js';
import { holdRun } from '../runs/run-hold.js';
import { openSpool, readSpoolMeta, spoolFolder, SpoolHeldError } from '../spool/index.js';
import { shipLateFrames } from './late-frames.js';
import { nextBatch } from './next-batch.js';
import { LedgerRefusedError } from './refused.js';
import { openShipper } from './shipper.js';
const PATIENCE_MS = 10_000;
/**
 * Ships what the dead recorder of a run left on this machine's disk. Frames of an attempt that was taken over meanwhile
 * are compared with the ledger, and what that does not have is added.
 *
 * @throws SpoolDamagedError when the spool holds bytes that are not what was written.
 */
export async function shipSpool(options) {
    const folder = spoolFolder(options.home, options.run);
    const meta = readSpoolMeta(folder);
    if (meta === null)
        return { kind: 'nothing' };
    let spool;
    try {
        spool = openSpool({ folder, meta });
    }
    catch (error) {
        if (error instanceof SpoolHeldError)
            return { kind: 'held', pid: error.pid };
        throw error;
    }
    try {
        return await deliver(options, spool);
    }
    catch (error) {
        if (error instanceof LedgerRefusedError)
            return { kind: 'refused', problem: error.message };
        throw error;
    }
    finally {
        if (spool.acknowledged === spool.lastSeq)
            spool.remove();
        else
            spool.close();
    }
}
async function deliver(options, spool) {
    const { connectionString, clock, patienceMs = PATIENCE_MS } = options;
    const away = { since: null };
    const session = openSession({
        connectionString,
        applicationName: `gradlens ship ${options.run}`,
        onProblem: (problem) => {
            away.since = problem === null ? null : (away.since ?? clock.elapsed());
        },
        giveUp: () => away.since !== null && clock.elapsed() - away.since >= patienceMs,
    });
    try {
        return await shipAll(options, spool, session);
    }
    catch (error) {
        if (error instanceof LedgerRefusedError || away.since === null)
            throw error;
        return { kind: 'unreachable', problem: messageOf(error) };
    }
    finally {
        await session.end();
    }
}
async function shipAll(options, spool, session) {
    const hold = await session.run(() => holdRun(options, options.run));
    if (hold === null)
        return { kind: 'held', pid: null };
    const anchor = openAnchor({ home: options.home, file: options.anchorFile, url: options.anchorUrl, clock: options.clock });
    try {
        const ledger = await session.run((client) => findLedger(client, options.run));
        const target = { runUuid: options.run, runId: ledger.runId, attempt: ledger.attempt };
        const shipper = openShipper({ target, keys: openKeyring(options.home), clock: options.clock, onHead: anchor.tell });
        const isCurrent = ledger.attempt === spool.meta.attempt;
        const frames = isCurrent ? await shipInOrder(options, { spool, session, shipper }) : await shipLateFrames({ spool, session, shipper, target, lastSeq: ledger.lastSeq });
        await session.run((client) => shipper.settle(client, true));
        return { kind: 'shipped', frames };
    }
    finally {
        await anchor.close();
        await hold.release();
    }
}
async function findLedger(client, run) {
    const { rows } = await client.query(`select i.run_id as "runId", i.attempt, i.last_seq as "lastSeq" from ingest_state i join run r on r.run_id = i.run_id where r.uuid = $1`, [run]);
    if (rows[0] === undefined)
        throw new LedgerRefusedError(`the database has no run ${run}: it is another database, or the run was deleted`);
    return rows[0];
}
async function shipInOrder({ onProgress }, parts) {
    const { spool, session, shipper } = parts;
    let frames = 0;
    for (let batch = nextBatch(spool, spool.acknowledged); batch.length > 0; batch = nextBatch(spool, spool.acknowledged)) {
        const shipment = batch;
        const { lastSeq } = await session.run((client) => shipper.ship(client, shipment));
        frames += batch.length;
        spool.acknowledge(Math.min(Math.max(lastSeq, batch.at(-1)?.seq ?? 0), spool.lastSeq));
        onProgress?.({ frames, left: spool.lastSeq - spool.acknowledged });
    }
    return frames;
}
//# sourceMappingURL=ship-spool.js.map