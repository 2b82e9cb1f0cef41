import { fidelityWords, MEASURE_COUNT, MEASURE_INDEX } from '#libs/contracts';
import { createFidelityCheck, walkForward } from '#libs/decision-trace';
import { listEvents, readStepWindow } from '#libs/decision-store';
import { interventionsOf, loweringsOf } from '../obeying/intervention.js';
import { compareWeights } from '../replaying/replay-run.js';
/** Executes a recorded run again with all that was done to it, compares it with the ledger, and keeps checkpoints and scales. */
export async function walkRecorded({ store, clock, signal, say, onProgress }, recorded) {
    const { training, row } = recorded;
    const begun = clock.elapsed();
    const interventions = interventionsOf(await listEvents(store, row.uuid));
    training.lower(loweringsOf(interventions));
    const check = createFidelityCheck(training.layers.map(({ name }) => name));
    const flags = new Uint16Array((row.lastStep + 1) * training.layers.length);
    const path = await walkForward(training, row.lastStep + 1, {
        ...{ signal, onProgress, rollbacks: interventions.filter((each) => each.kind === 'rollback') },
        onFrames: async (frames) => {
            keepFlags(frames, flags, training.layers.length);
            check.compare(frames, await readStepWindow(store, row.uuid, { fromStep: frames[0]?.step ?? 0, maxSteps: frames.length }));
        },
    });
    const seconds = (clock.elapsed() - begun) / 1000;
    const fidelity = { ...check.result(), sameWeights: await compareWeights(training, row) };
    say(`${fidelityWords(fidelity)}, in ${seconds.toFixed(1)} s`);
    return { recorded, path, flags, signal, seconds, fidelity };
}
function keepFlags(frames, flags, layers) {
    for (const { step, measures } of frames) {
        for (let layer = 0; layer < layers; layer++)
            flags[step * layers + layer] = measures[layer * MEASURE_COUNT + MEASURE_INDEX.flags];
    }
}
//# sourceMappingURL=walk-recorded.js.map