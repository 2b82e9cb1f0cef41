import { DECISION_FLAGS, MEASURE_COUNT, MEASURE_INDEX, systemClock } from '#libs/contracts';
import { createReplicas } from '#libs/training';
import { EVALUATE_EVERY, specOf } from './trainings.js';
const GUARD_FLAGS = DECISION_FLAGS.clamped | DECISION_FLAGS.rateLimited | DECISION_FLAGS.skipped;
/** Evaluations that the final accuracy is the mean of. */
export const LAST = 3;
/** Trains all seeds of a cell side by side, under the guards in the step and nothing else. */
export async function firstLine(cell, data, { seeds, steps }) {
    const replicas = createReplicas({ spec: specOf(cell, steps), data, clock: systemClock, replicas: Array.from({ length: seeds }, (_, seed) => ({ initSeed: seed, batchSeed: seed })) });
    const sums = Array.from({ length: seeds }, () => 0);
    let [acted, decisions] = [0, 0];
    while (replicas.step < steps) {
        replicas.advance();
        for (const frame of (await replicas.takeFrames(4)).flat()) {
            acted += actedOn(frame);
            decisions += frame.measures.length / MEASURE_COUNT;
        }
        const left = steps - replicas.step;
        if (left % EVALUATE_EVERY === 0 && left < LAST * EVALUATE_EVERY)
            (await replicas.evaluate('test')).forEach(({ accuracy }, r) => { sums[r] = (sums[r] ?? NaN) + accuracy / LAST; });
    }
    await replicas.takeFrames(0);
    replicas.dispose();
    return { accuracies: sums, acted: acted / decisions };
}
/** Layers of a step whose scale a guard changed. */
function actedOn({ measures }) {
    let count = 0;
    for (let at = MEASURE_INDEX.flags; at < measures.length; at += MEASURE_COUNT)
        if (((measures[at] ?? 0) & GUARD_FLAGS) !== 0)
            count += 1;
    return count;
}
//# sourceMappingURL=first-line.js.map