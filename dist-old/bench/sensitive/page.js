import { seededRandom } from '#libs/datasets';
import { meanOf, medianOf, notWorse, pairedSaving, stepsToTarget, timedSaving } from '#libs/scaling-comparison';
import { percentText, pointsText } from '../../apps/training-executor/src/comparing/comparison-words.js';
const HEAD = ['way', 'steps to target', 'missed', 'fewer steps', 'CPU seconds', 'less CPU time', 'accuracy', 'against the most accurate baseline', 'decision-LDS', 'metagradient norm', 'recording costs', 'parity gap', 'odds gap'];
/** One table: each row from its own trainings, which are traced, timed and judged by group. */
export function sensitiveTable({ name, attribute, target, baselines, ways, seconds }, { steps: budget }) {
    const random = seededRandom(2_000_000);
    const resampling = { resamples: 2000, uniform: random.unit };
    const stepsOf = ({ curves }) => curves.map((curve) => stepsToTarget(curve, target, budget).steps);
    const rival = least(baselines, (each) => meanOf(stepsOf(each)));
    const accurate = least(baselines, (each) => -meanOf(accuraciesOf(each)));
    const perStep = (of) => seconds[of]?.processor ?? [];
    const figures = (each, of) => [meanOf(stepsOf(each)).toFixed(0), String(each.curves.filter((curve) => stepsToTarget(curve, target, budget).missed).length), (meanOf(stepsOf(each)) * medianOf(perStep(of))).toFixed(2)];
    const gaps = ({ parity, odds }) => [parity, odds].map((values) => meanOf(values).toFixed(3));
    const baselineRow = (each) => {
        const [steps = '', missed = '', time = ''] = figures(each, each.family);
        const marks = [...(each === rival ? ['the fastest'] : []), ...(each === accurate ? ['the most accurate'] : [])].join(', ');
        return [`${each.name}, rate ${each.rate}${marks === '' ? '' : ` (${marks})`}`, steps, missed, '', time, '', percent(each), '', '', '', '', ...gaps(each)];
    };
    const wayRow = (each) => {
        const [steps = '', missed = '', time = ''] = figures(each, each.name);
        const timed = (way, of) => ({ steps: stepsOf(way), secondsPerStep: perStep(of) });
        const overhead = medianOf(perStep(each.name)) / medianOf(perStep(`${each.name} alone`)) - 1;
        return [
            ...[each.name, steps, missed, percentText(pairedSaving(stepsOf(each), stepsOf(rival), resampling)), time, percentText(timedSaving(timed(each, each.name), timed(rival, rival.family), resampling))],
            ...[percent(each), pointsText(notWorse(accuraciesOf(each), accuraciesOf(accurate), resampling)), each.lds === null ? 'no scale but 1' : each.lds.toFixed(2), each.norm.toPrecision(2), `${(100 * overhead).toFixed(0)} %`, ...gaps(each)],
        ];
    };
    const rows = [...baselines.map(baselineRow), ...ways.map(wayRow)];
    return [`## ${name}`, '', `Target: validation loss ${target.toPrecision(4)}. Groups: \`${attribute}\`.`, '', ...[HEAD, HEAD.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`), ''];
}
function least(values, of) {
    return values.reduce((best, value) => (of(value) < of(best) ? value : best));
}
function accuraciesOf({ curves }) {
    return curves.map(({ testAccuracy }) => testAccuracy);
}
function percent(each) {
    return `${(100 * meanOf(accuraciesOf(each))).toFixed(1)} %`;
}
//# sourceMappingURL=page.js.map