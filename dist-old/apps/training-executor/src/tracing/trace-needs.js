import { totalmem } from 'node:os';
import { controlsNeeded, InputError, whyNotTraced } from '#libs/contracts';
import { traceRoom } from '../running/traceability.js';
import { traceCost } from './trace-progress.js';
/**
 * What tracing so many targets needs, in words, before it starts.
 *
 * @throws InputError where that does not fit into this machine's memory, or there is no reverse pass of the run's optimizer.
 */
export function traceNeeds({ row, spec, training: { layers, parameterCount } }, effort, targets) {
    const why = whyNotTraced(spec);
    if (why !== null)
        throw new InputError({ source: null, path: 'run', value: `${row.uuid}, which ${why}`, allowed: 'a run with schedule-free-adam, adam or sgd; what happens without scaling at all `gradlens compare` measures' });
    const { mebibytes, isTooLarge } = traceRoom({ steps: row.lastStep + 1, layers: layers.length, parameterCount, targets });
    const memory = `${mebibytes} MiB of memory beside those of training`;
    if (isTooLarge) {
        throw new InputError({ source: null, path: 'run', value: `traced with up to ${memory}`, allowed: `what fits into 80 % of this machine's ${(totalmem() / 2 ** 30).toFixed(1)} GiB: fewer targets at once, or a smaller net` });
    }
    const cost = traceCost(effort, targets);
    const seconds = row.summary?.seconds ?? null;
    const time = seconds === null ? '' : `, about ${timeWords(cost * seconds)} if this machine is as fast now as while it was recorded`;
    return `needs up to ${memory} and the work of ${Math.round(cost)} trainings${time}`;
}
/** What is left once the run has been executed again, in words, at the speed that took. */
export function timeLeft(effort, targets, trainingSeconds) {
    return `up to about ${timeWords((traceCost(effort, targets) - 1) * trainingSeconds)} more at that speed`;
}
/** Says before the work when no p of what is tested can be 0.05 or less, and what would do; null where it can. */
export function tooFewControls({ controls, verify, without }) {
    // all decisions are no random set: they are not tested
    const sets = without.filter((name) => name !== '*').length;
    const needed = controlsNeeded(Math.max(verify, sets));
    if (controls >= needed)
        return null;
    const what = sets > verify ? `${sets} sets` : `${verify} decision${verify === 1 ? '' : 's'}`;
    return `warning: with ${controls} controls none of ${what} can stand out at p 0.05, however large its effect (Holm): that takes --controls ${needed}`;
}
function timeWords(seconds) {
    if (seconds < 90)
        return `${Math.ceil(seconds)} s`;
    return seconds < 5400 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
//# sourceMappingURL=trace-needs.js.map