import { setTimeout as sleep } from 'node:timers/promises';
import { loadBlock } from '../ledger/load-block.js';
import { openSession } from '../open/session.js';
import { LedgerRefusedError } from '../shipping/refused.js';
import { findDivergence, resumeBlock } from './resume-check.js';
import { WORD } from './ring.js';
/** Rest between two looks at an empty ring. Unit: ms. */
const POLL_MS = 5;
/**
 * Compares steps that the ledger holds already and settles them without writing, until a step comes that it does not hold,
 * or the producer has closed. Meanwhile `whileWaiting` is called: a producer that waits for its notes to be on the disk
 * sends no step until they are.
 *
 * @throws LedgerRefusedError at the first step that is not what the ledger holds.
 */
export async function compareRecomputed(recording, whileWaiting) {
    const { options, reader, views } = recording;
    const { lastStep, connectionString, runUuid, runId } = options;
    if (lastStep < 0)
        return;
    const onProblem = (problem) => {
        recording.tell('database', problem);
    };
    const session = openSession({ connectionString, applicationName: `gradlens recorder ${runUuid}`, onProblem });
    try {
        let block = null;
        for (let frame = await nextFrame(recording, whileWaiting); frame !== null && frame.step <= lastStep; frame = await nextFrame(recording, whileWaiting)) {
            const { step } = frame;
            if (block === null || step > block.toStep)
                block = await session.run((client) => loadBlock(client, runId, resumeBlock(step)));
            const divergence = findDivergence(block, frame);
            if (divergence !== null)
                throw divergenceError(recording, divergence);
            reader.release();
            Atomics.add(views.words, WORD.durable, 1);
            Atomics.add(views.words, WORD.committed, 1);
        }
    }
    finally {
        await session.end();
    }
}
/** Waits for a frame; null when the ring is closed and empty, or shipping has failed for good. */
async function nextFrame(recording, whileWaiting) {
    for (;;) {
        // looked at before the ring: a frame pushed before the close is never missed
        const closed = recording.isClosed();
        const frame = recording.reader.peek();
        if (frame !== null || closed)
            return frame;
        if (recording.failed)
            return null;
        whileWaiting();
        await sleep(POLL_MS);
    }
}
function divergenceError({ options }, { step, layer, difference }) {
    const where = layer === null ? '' : `, layer ${options.layerNames[layer] ?? String(layer)}`;
    return new LedgerRefusedError(`diverged at step ${step}${where}: ${difference}`);
}
//# sourceMappingURL=compare-recomputed.js.map