import { meanOf } from './curve.js';
import { pickedMean, resampledInterval } from './saving.js';
/**
 * The number N of retrainings from which on N · (own − learned) seconds are at least those of the search. Each retraining counts
 * as one of each task in turn; seeds and turns of the clock are drawn apart, in pairs, anew for each task.
 */
export function breakEven(searchSeconds, tasks, resampling) {
    const saved = (picksOf) => meanOf(tasks.map(({ own, learned }, task) => {
        const [seeds, turns] = picksOf(task);
        const secondsOf = ({ steps, secondsPerStep }) => pickedMean(steps, seeds) * pickedMean(secondsPerStep, turns);
        return secondsOf(own) - secondsOf(learned);
    }));
    const savedSeconds = saved((task) => [keysOf(tasks[task]?.own.steps), keysOf(tasks[task]?.own.secondsPerStep)]);
    const counts = tasks.flatMap(({ own }) => [own.steps.length, own.secondsPerStep.length]);
    const ci95 = resampledInterval(counts, (picks) => saved((task) => [picks[2 * task] ?? [], picks[2 * task + 1] ?? []]), resampling);
    const after = (seconds) => (seconds > 0 ? Math.ceil(searchSeconds / seconds) : null);
    return { savedSeconds, ci95, retrainings: after(savedSeconds), atBest: after(ci95[1]), atWorst: after(ci95[0]) };
}
function keysOf(values = []) {
    return [...values.keys()];
}
//# sourceMappingURL=break-even.js.map