import { meanOf } from '#libs/scaling-comparison';
/** Largest loss of accuracy, in the mean over the seeds, that passes. Unit: points. */
export const BAR = 1;
/** Accuracy against clean of the same seeds: mean and worst seed. Unit: points. */
export function change({ accuracies }, clean) {
    const points = accuracies.map((accuracy, seed) => 100 * (accuracy - (clean.accuracies[seed] ?? NaN)));
    return { mean: meanOf(points), worst: Math.min(...points) };
}
/** Rows as a Markdown table: clean accuracy in %, then points against it, mean (worst seed). */
export function guardTable(rows) {
    const [first] = rows;
    if (first === undefined)
        return [];
    const lines = rows.map(({ name, clean, others }) => [name, percent(clean), ...others.map(([, outcome]) => points(outcome, clean))]);
    return table(['net, optimizer', 'clean', ...first.others.map(([column]) => column)], lines);
}
/** Rows as a Markdown table: points against clean, and rollbacks done and refused in all seeds. */
export function rollbackTable(rows) {
    const [first] = rows;
    if (first === undefined)
        return [];
    const lines = rows.map(({ name, clean, others }) => [name, ...others.map(([, outcome]) => `${points(outcome, clean)}; ${counts(outcome)}`)]);
    return table(['net, optimizer', ...first.others.map(([column]) => column)], lines);
}
/** How many rows of a column lose at most {@link BAR} in the mean, and what the worst loses. */
export function verdicts(rows) {
    const columns = rows[0]?.others.map(([column]) => column) ?? [];
    return columns.map((column, c) => {
        const changes = rows.map(({ name, clean, others }) => ({ name, ...change(others[c]?.[1] ?? clean, clean) }));
        const within = changes.filter(({ mean }) => mean >= -BAR);
        const worst = changes.reduce((least, each) => (each.mean < least.mean ? each : least));
        return `${column}: ${within.length} of ${changes.length} within ${BAR} point; worst mean ${signed(worst.mean)} (${worst.name}), worst seed ${signed(Math.min(...changes.map((each) => each.worst)))}`;
    });
}
function counts({ rollbacks, refused }) {
    const sum = (values) => values.reduce((total, value) => total + value, 0);
    return `${sum(rollbacks)} rb, most ${Math.max(...rollbacks)}${sum(refused) === 0 ? '' : `, ${sum(refused)} refused`}`;
}
function points(outcome, clean) {
    const { mean, worst } = change(outcome, clean);
    return `${mean < -BAR ? `**${signed(mean)}**` : signed(mean)} (${signed(worst)})`;
}
function signed(value) {
    return `${value > 0 ? '+' : ''}${value.toFixed(1)}`;
}
function percent({ accuracies }) {
    return (100 * meanOf(accuracies)).toFixed(1);
}
function table(head, rows) {
    return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}
//# sourceMappingURL=guard-table.js.map