import { createFidelityCheck } from '#libs/decision-trace';
import { listEvents, readStepWindow } from '#libs/decision-store';
import { advanceTo } from '#libs/training';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { followRecord } from '../obeying/follow-record.js';
import { interventionsOf } from '../obeying/intervention.js';
/** Steps between two looks at the ledger. */
const STRETCH = 256;
/**
 * Executes a run once more from its first step, unaltered (what was lowered or rolled back is again), and compares every
 * loss and every measure of every decision with the ledger, and the weights at the end with their recorded checksum.
 * Writes nothing: what it gives is stored by whoever asked.
 *
 * @throws the reason of the signal when it is aborted.
 */
export async function replayRun({ store, clock, training, row, backend, signal, onStep }) {
    const begun = clock.elapsed();
    const check = createFidelityCheck(training.layers.map(({ name }) => name));
    const steps = row.lastStep + 1;
    const record = followRecord(training, interventionsOf(await listEvents(store, row.uuid)));
    while (training.step < steps) {
        signal.throwIfAborted();
        const fromStep = training.step;
        const frames = await advanceTo(training, Math.min(fromStep + STRETCH, steps), async () => {
            await record.before();
            training.advance();
        });
        check.compare(frames, await readStepWindow(store, row.uuid, { fromStep, maxSteps: frames.length }));
        onStep(training.step, check.result());
        await nextTurn();
    }
    const [sameWeights, weightsSha256] = [await compareWeights(training, row), await training.weightsSha256()];
    return { run: row.uuid, steps, sameWeights, weightsSha256, backend, seconds: (clock.elapsed() - begun) / 1000, ...check.result() };
}
/** Whether everything that could be compared is as recorded, and something could. */
export function isFaithful({ bitExact, comparedSteps, sameWeights }) {
    return bitExact && comparedSteps > 0 && sameWeights !== false;
}
/** Whether the weights are the recorded ones; null where the run recorded none. The summary's checksum is that of the weights after its last step. */
export async function compareWeights(training, { summary }) {
    const recorded = summary?.weightsSha256 ?? null;
    if (recorded === null || summary?.steps !== training.step)
        return null;
    return (await training.weightsSha256()) === recorded;
}
//# sourceMappingURL=replay-run.js.map