import { explanationWords } from '#libs/decision-explanation';
import { textColumns } from '../cli/text-columns.js';
/** An explanation for a person, a line each: sentences, then the figures that add up. */
export function explanationText(explanation) {
    if (explanation.kind === 'unexplained')
        return [`${explanation.layer}@${explanation.step} cannot be explained: ${explanation.reason}`];
    const { guards, logRawScale, scale, rawRecomputed, scaleRecomputed } = explanation;
    return [
        ...explanationWords(explanation),
        '',
        ...textColumns(sumRows(explanation)),
        ...guards.map(({ guard, change, scale: after }) => `  ${guard}: ${signed(change)} → scale ${short(after)}`),
        ...(guards.length === 0 ? [] : [`  log scale ${signed(guards.reduce((log, { change }) => log + change, logRawScale))}, scale ${short(scale)}`]),
        '',
        recomputedText('raw scale', rawRecomputed),
        recomputedText('scale', scaleRecomputed),
        methodText(explanation),
    ];
}
/** base + values + earlier + rounding = log raw scale. */
function sumRows({ base, contributions, earlier, rounding, logRawScale }) {
    return [
        ['', 'log scale', 'what', 'of the input'],
        ['', signed(base), "base: the run's median state", ''],
        ...contributions.map((contribution) => ['+', signed(contribution.value), contributionText(contribution), inputText(contribution)]),
        ...(earlier === null ? [] : [['+', signed(earlier.value), `earlier: the state before step ${earlier.beforeStep}`, `log scale ${signed(earlier.logScale)}`]]),
        ['+', signed(rounding), 'float32 rounding', ''],
        ['=', signed(logRawScale), 'log raw scale', ''],
    ];
}
function contributionText({ input, fromStep, toStep }) {
    return `${input}, ${fromStep === toStep ? `step ${fromStep}` : `steps ${fromStep} to ${toStep}`}`;
}
function inputText({ mean, median }) {
    return Number.isNaN(median) ? short(mean) : `${short(mean)} (run's median ${short(median)})`;
}
function recomputedText(what, { recorded, recomputed, bitExact, logError, tolerance, agrees }) {
    const result = bitExact ? 'bit for bit' : `logs differ by ${logError.toExponential(1)}, float32 may leave ${tolerance.toExponential(1)}`;
    return `${what}: recorded ${recorded}, computed again ${recomputed}: ${agrees ? '' : 'NOT as recorded, '}${result}`;
}
function methodText({ method, steps, accountedShare }) {
    const how = method === 'additive' ? 'each step adds to the log scale, whatever the others do' : 'over all subsets of the players';
    return `exact Shapley values (${how}); ${steps} steps taken apart, ${(100 * accountedShare).toFixed(1)} % of the log scale accounted for`;
}
function signed(value) {
    return `${value < 0 ? '−' : '+'}${Math.abs(value) < 1e-4 && value !== 0 ? Math.abs(value).toExponential(1) : Math.abs(value).toFixed(4)}`;
}
function short(value) {
    return String(Number(value.toPrecision(4)));
}
//# sourceMappingURL=explanation-text.js.map