import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '#libs/contracts';
import { openSession } from '../open/session.js';
import { backoffMs } from '../open/retry.js';
import { LedgerRefusedError } from '../shipping/refused.js';
import { nextBatch } from '../shipping/next-batch.js';
import { WORD } from './ring.js';
/** Longest rest before an empty spool: what comes into it ends the rest. Unit: ms. */
const REST_MS = 250;
/** Frames that pile up are not held up by compaction more often than this. Unit: ms. */
const SETTLE_MS = 2000;
/** Shipments of a run that is fast: their rows are written ahead on a second connection. Unit: bytes. */
const STAGED_BYTES = 2 ** 20;
/**
 * Ships what the spool holds until it is empty for good, or the producer has closed and the database has not answered
 * for as long as it waits. Whatever the database says, recording goes on; only a ledger that refuses this attempt for
 * good ends it.
 */
export async function shipLoop(recording) {
    const patience = openPatience(recording);
    const lanes = [openLane(recording, patience), openLane(recording, patience)];
    try {
        if (await shipAll(recording, lanes, patience))
            await settle(recording, lanes[0], true);
    }
    catch (error) {
        recording.failed = true;
        throw error;
    }
    finally {
        await Promise.all(lanes.map((lane) => lane.end()));
    }
}
function openLane({ options }, patience) {
    return openSession({
        connectionString: options.connectionString,
        applicationName: `gradlens recorder ${options.runUuid}`,
        onProblem: patience.tell,
        giveUp: patience.isOver,
    });
}
/** Returns whether all is shipped; false when patience has ended. */
async function shipAll(recording, lanes, patience) {
    const settling = openSettleTurns(recording);
    let shipment = null;
    for (;;) {
        // looked at before the spool: a frame appended before the end is never missed
        const ended = recording.taken;
        shipment ??= await prepareNext(recording, recording.spool.acknowledged, lanes);
        if (shipment === null) {
            await settling.turn(lanes[0], true);
            if (ended)
                return true;
            await recording.shipRest.sleep(REST_MS);
            continue;
        }
        const { prepared, lane, nextLane } = shipment;
        // the next frames are hashed, encoded and written ahead while the database commits these
        const following = prepareNext(recording, prepared.frames.at(-1)?.seq ?? 0, [nextLane, lane]);
        const outcome = await Promise.all([shipPrepared(recording, shipment, patience), following]);
        if (!outcome[0])
            return false;
        await settling.turn(lane, false);
        shipment = outcome[1];
    }
}
/** The next shipment there is; a large one begins to write its rows on the first of the lanes. */
async function prepareNext({ unshipped, shipper }, afterSeq, [lane, nextLane]) {
    const batch = nextBatch(unshipped, afterSeq);
    if (batch.length === 0)
        return null;
    const prepared = await shipper.prepare(batch);
    const bytes = batch.reduce((sum, { payload }) => sum + payload.length, 0);
    const staged = bytes < STAGED_BYTES ? Promise.resolve() : lane.once((client) => shipper.stage(client, prepared)).catch(() => undefined);
    return { prepared, lane, nextLane, staged }; // what could not be written ahead is written when its turn comes
}
/** Settles when there is nothing to ship, and now and then when there always is. */
function openSettleTurns(recording) {
    const { clock, shipper } = recording;
    let settledMs = clock.elapsed();
    return {
        async turn(session, isIdle) {
            if (!isIdle && clock.elapsed() - settledMs < SETTLE_MS)
                return;
            if (shipper.isUnsettled())
                await settle(recording, session, false);
            settledMs = clock.elapsed();
        },
    };
}
/** Ships until it is committed; false when patience has ended. */
async function shipPrepared(recording, { prepared, lane, nextLane, staged }, patience) {
    await staged;
    const ship = async (client) => {
        try {
            return await recording.shipper.shipPrepared(client, prepared);
        }
        catch (error) {
            void nextLane.end(); // what is written ahead must not hold its locks while this is tried again, however long
            throw error;
        }
    };
    for (let failures = 0;; failures++) {
        try {
            const { lastSeq, lastStep } = await lane.run(ship);
            acknowledge(recording, lastSeq, lastStep);
            patience.tell(null);
            return true;
        }
        catch (error) {
            if (error instanceof LedgerRefusedError)
                throw error;
            patience.tell(`the database does not take the frames: ${messageOf(error)}`);
            if (patience.isOver())
                return false;
            await sleep(backoffMs(failures));
        }
    }
}
function acknowledge({ spool, unshipped, views }, lastSeq, lastStep) {
    spool.acknowledge(Math.min(lastSeq, spool.lastSeq));
    const { steps, notes } = unshipped.settle(lastSeq);
    Atomics.add(views.words, WORD.committed, steps);
    Atomics.add(views.words, WORD.notesCommitted, notes);
    Atomics.store(views.words, WORD.committedStep, lastStep);
}
/** What compaction leaves undone, the next one does: it must not hold up the frames. */
async function settle(recording, session, isEnd) {
    try {
        await session.run((client) => recording.shipper.settle(client, isEnd));
        recording.tell('compaction', null);
    }
    catch (error) {
        recording.tell('compaction', `chunks could not be compacted: ${messageOf(error)}`);
    }
}
function openPatience(recording) {
    const { clock, views } = recording;
    let since = null;
    return {
        tell(problem) {
            if (problem === null)
                since = null;
            // what was before the close does not count: the producer waits from then on
            else if (since === null || !recording.taken)
                since = clock.elapsed();
            recording.tell('database', problem);
        },
        isOver: () => recording.taken && since !== null && clock.elapsed() - since >= Atomics.load(views.words, WORD.closePatienceMs),
    };
}
//# sourceMappingURL=ship-loop.js.map