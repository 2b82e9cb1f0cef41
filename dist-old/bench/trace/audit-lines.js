import { meanOf } from '#libs/scaling-comparison';
import { benchLine, median } from '../report.js';
/** A missed target counts as the whole budget: a lower bound. */
function steps({ stepsToTarget }, budget) {
    return stepsToTarget.map((reached) => reached ?? budget);
}
/** Seconds to the target of the runs that met it; NaN where none did. */
function seconds({ secondsToTarget }) {
    const reached = secondsToTarget.filter((each) => each !== null);
    return reached.length === 0 ? [NaN] : reached;
}
/** Lines of one data set; ratios are of the same seed under the free choice. */
export function auditLines({ name, steps: budget, target, choices }) {
    const [free] = choices;
    return choices.flatMap((choice) => {
        const ratio = free === undefined || choice === free ? {} : { ratioTo: free.name, ratio: median(steps(choice, budget).map((count, seed) => count / (steps(free, budget)[seed] ?? NaN))) };
        const line = (metric, unit, values, more = {}) => benchLine({ name: `${name}, ${choice.name}`, metric, unit, ...more }, values);
        return [
            line(`steps to ${target.toFixed(4)}`, 'steps', steps(choice, budget), ratio),
            line(`missed in ${budget} steps`, 'runs', [choice.stepsToTarget.filter((reached) => reached === null).length]),
            line('CPU time to it', 's', seconds(choice)),
            line('accuracy at the end', '', choice.ends),
            line('metagradient norm', '', choice.norms),
            line('growth of a perturbation', '', choice.growths),
            line('CPU time of watching it', '× training', choice.watchShares),
        ];
    });
}
/** The head of the table in docs/trace.md. */
export const TABLE_HEAD = ['| data | choice | target | steps to it | missed | CPU seconds to it | accuracy at the end | metagradient norm | growth, watched | watching costs |', `|${'---|'.repeat(10)}`];
/** Means over the seeds, ± one standard deviation; steps of a missed target count as the whole budget. */
export function auditRows({ name, steps: budget, target, choices }) {
    return choices.map((choice) => {
        const missed = choice.stepsToTarget.filter((reached) => reached === null).length;
        const cells = [name, choice.name, target.toFixed(4), spread(steps(choice, budget), 0), `${missed} of ${choice.ends.length}`, missed === choice.ends.length ? '–' : spread(seconds(choice), 2), spread(choice.ends, 4), range(choice.norms), range(choice.growths), `${(100 * meanOf(choice.watchShares)).toFixed(0)} %`];
        return `| ${cells.join(' | ')} |`;
    });
}
function spread(values, digits) {
    const mean = meanOf(values);
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1));
    return `${mean.toFixed(digits)} ± ${deviation.toFixed(digits)}`;
}
function range(values) {
    return `${Math.min(...values).toPrecision(2)} to ${Math.max(...values).toPrecision(2)}`;
}
//# sourceMappingURL=audit-lines.js.map