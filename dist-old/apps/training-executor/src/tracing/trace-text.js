import { controlsNeeded, fidelityProblem, fidelityWords, leastP, shownDecisions, showsEstimates, STANDS_OUT } from '#libs/contracts';
import { textColumns } from '../cli/text-columns.js';
import { divergenceText } from '../replaying/replay-text.js';
/** A trace for a person, a line each. */
export function traceText(trace) {
    const { target, value, withoutScaling, seconds, trainingSeconds, totalDecisions, without = [] } = trace;
    const tested = without.filter(({ pValue }) => pValue !== null).length;
    return [
        ...problemText(trace),
        `${target}: ${short(value)}`,
        `without any scaling (all ${totalDecisions} scales 1, replayed): ${short(withoutScaling)}, ${signed(withoutScaling - value)}`,
        fidelityText(trace.fidelity),
        ...qualityText(trace),
        ...completenessText(trace),
        `metagradient norm ${trace.metagradientNorm.toPrecision(3)} (${trace.metagradientNorm < 1 ? 'below 1: smooth' : 'smooth is below 1: the larger, the less an estimate means'}), ${hessianText(trace.hessianError)}`,
        '',
        ...table(trace),
        '',
        ...without.flatMap((set) => setText(set, { tested, verdict: trace.quality.verdict })),
        ...(without.length === 0 ? [] : [SETS_STAND_ALONE]),
        `effect: the target with that decision at scale 1 minus the target as it is; ${seconds.toFixed(1)} s, of which ${trainingSeconds.toFixed(1)} s executed the run once`,
    ];
}
/** The figures behind a verdict are of sets by lot. */
const SETS_STAND_ALONE = 'the verdict on estimates is of random sets of 1, 5 and 20 % of the decisions: of a set that was named, its replayed effect counts';
/** The verdict, why, and the figures behind it. */
function qualityText({ quality, noiseFloor }) {
    const { verdict, reason, lds, ci, looSpearman, looSpearmanCi, signAgreement, signAgreementCi, belowNoise, n } = quality;
    const drawn = `${n.single} drawn by lot, ${percent(belowNoise)} within the noise of ${noiseFloor.toExponential(1)}`;
    return [
        `${verdict}${reason === undefined ? '' : `: ${reason}`}`,
        `decision-LDS ${figure(lds)}${within(ci)}, ${n.sets} sets; single decisions ${figure(looSpearman)}${within(looSpearmanCi)}, signs ${figure(signAgreement)}${within(signAgreementCi)}, ${drawn}`,
    ];
}
function within(ci) {
    return ci === undefined || ci.some((end) => !Number.isFinite(end)) ? '' : ` (95 % ${figure(ci[0])} to ${figure(ci[1])})`;
}
/** What is wrong is told before any effect. */
function problemText({ fidelity }) {
    const problem = fidelityProblem(fidelity);
    return problem === null ? [] : [`WARNING: ${problem}`];
}
/** A divergence with the numbers that differ; else how much was compared. */
function fidelityText(fidelity) {
    const { firstDivergence, maxRelLossError } = fidelity;
    if (firstDivergence === null)
        return fidelityWords(fidelity);
    return `NOT executed again as recorded, ${divergenceText(firstDivergence)}; largest relative error of a loss ${maxRelLossError.toPrecision(3)}`;
}
/** Whether the estimates add up: to the first order, which they have to, and to what scaling did as a whole. */
function completenessText({ completeness, metagradientNorm }) {
    if (completeness === undefined)
        return [];
    const { estimated, leftOut, measured, residual, residualShare, firstOrder, firstOrderResidual, firstOrderShare } = completeness;
    const share = (of) => shareText(of, metagradientNorm);
    const unknown = leftOut === 0 ? '' : ` (${leftOut} decisions with a scale of 0 or none have no estimate)`;
    return [
        `completeness: the estimates of all decisions add up to ${signed(estimated)}${unknown}; to first order it has to be ${signed(firstOrder)} (all scales moved a sixteenth of their way to 1, and back, replayed): residual ${signed(firstOrderResidual)}, ${share(firstOrderShare)}`,
        `without any scaling it is ${signed(measured)}: residual ${signed(residual)}, ${share(residualShare)}, beyond the first order`,
    ];
}
/** Where the estimate cannot be relied on, only what was replayed is shown. */
function table(trace) {
    const { decisions, quality } = trace;
    const onlyReplayed = !showsEstimates(quality.verdict);
    const replayed = decisions.filter(({ measuredEffect }) => measuredEffect !== null);
    const shown = shownDecisions(trace);
    if (shown.length === 0)
        return [decisions.length === 0 ? 'no decision has an effect: every scale is 1' : 'none was replayed'];
    const isReacting = decisions.some(({ reactingEffect }) => typeof reactingEffect === 'number');
    const tested = { tested: replayed.length, controls: quality.n.single };
    const rows = shown.map(({ layer, step, scale, effect, grade, measuredEffect, reactingEffect, control, pValue }) => [
        layer, String(step), short(scale), ...(onlyReplayed ? [] : [signed(effect)]), grade,
        measuredEffect === null ? '' : signed(measuredEffect),
        ...(isReacting ? [typeof reactingEffect === 'number' ? signed(reactingEffect) : ''] : []),
        control === null ? '' : `chance up to ${short(control)}`,
        pValue === null ? '' : pWords(pValue, tested),
    ]);
    return textColumns([['layer', 'step', 'scale', ...(onlyReplayed ? [] : ['estimated']), 'grade', 'replayed', ...(isReacting ? ['scaler reacting'] : []), '', ''], ...rows]);
}
/** Whether an effect that was measured is more than what decisions of this run do anyway; of so few controls beside so many that were tested none could be told. */
function pWords(p, { tested, controls }) {
    if (p <= STANDS_OUT)
        return `p ${p.toFixed(3)}, stands out`;
    return leastP(tested, controls) > STANDS_OUT ? `p ${p.toFixed(3)}, too few controls to tell: ${controlsNeeded(tested)} are needed` : `p ${p.toFixed(3)}, as others do`;
}
function short(value) {
    return Number.isFinite(value) ? String(Number(value.toPrecision(4))) : String(value);
}
function signed(value) {
    return value > 0 ? `+${short(value)}` : short(value);
}
function figure(value) {
    return Number.isNaN(value) ? 'unknown' : value.toFixed(3);
}
/** Shares above this are told as how many times the whole, and above the square of it as no number: nothing is left to be told by more digits. */
const LARGE_SHARE = 10;
function percent(share) {
    if (Number.isNaN(share))
        return 'unknown';
    if (share > LARGE_SHARE ** 2)
        return `more than ${LARGE_SHARE ** 2} times the size`;
    return share > LARGE_SHARE ? `${Number(share.toPrecision(2))} times the size` : `${Number((100 * share).toPrecision(2))} %`;
}
/** A residual as a share of what was compared; a large one in a chaotic run means that no estimate holds. */
function shareText(share, metagradientNorm) {
    return `${percent(share)}${share > LARGE_SHARE && metagradientNorm > 1 ? ' (the run is chaotic, no estimate holds)' : ''}`;
}
/** How far halving the step of the difference quotients changes them; from 100 % on they have no digit in common. */
function hessianText(error) {
    return error >= 1 ? 'Hessian products have no digit that holds' : `Hessian products within ${percent(error)}`;
}
/** Records shown of each set of a trace. */
const SHOWN_RECORDS = 5;
/** A set that was asked for by name. */
function setText(set, told) {
    return [`without ${countText(set)}: ${effectText(set, told)}`, ...(set.measuredEffect === null ? [] : movedLines({ ...set, moved: set.moved.slice(0, SHOWN_RECORDS) })), ''];
}
/** What neutralising a set did to the target, beside chance. */
function effectText({ grade, measuredEffect, estimated, controls, control, pValue }, { tested, verdict }) {
    if (measuredEffect === null)
        return 'nothing to neutralise';
    const chance = control === null ? 'no random sets of its size to compare with' : `${controls} random sets of its size: chance up to ${short(control)}`;
    const p = pValue === null ? '' : `, ${pWords(pValue, { tested, controls })}`;
    const beside = showsEstimates(verdict) ? `, estimated ${signed(estimated)}, ${grade}` : `, ${grade}, its estimate is not relied on`;
    return `replayed ${signed(measuredEffect)}${beside}; ${chance}${p}`;
}
/** Of the decisions, those that are taken out: at scale 1 there is nothing to neutralise. */
function countText({ decisions, count, neutralised }) {
    const taken = neutralised === undefined || neutralised === count ? '' : `, of which ${neutralised} have a scale other than 1`;
    return `${decisions} (${count} decision${count === 1 ? '' : 's'}${taken})`;
}
function movedLines({ className, records, flips, flipShareCi95, meanChange, meanChangeCi95, moved }) {
    return [
        `${flips} of ${records} test records change their class (95 % ${percent(flipShareCi95[0])} to ${percent(flipShareCi95[1])}), score of "${className}" moved by ${short(meanChange)} on average, up or down (95 % ${short(meanChangeCi95[0])} to ${short(meanChangeCi95[1])})`,
        ...moved.map(({ record, score, without, flips: flipped }) => `${record.padEnd(12)} ${short(score).padEnd(8)} ${short(without).padEnd(8)} ${signed(without - score)}${flipped ? '  changes its class' : ''}`),
    ];
}
/** Whom a set of decisions moved, by a trace of all test records: how sure that is, and how far to trust it. */
export function decisionText(trace) {
    const [set] = trace.without ?? [];
    if (set === undefined)
        return traceText(trace);
    const { seconds, trainingSeconds } = trace;
    return [
        ...problemText(trace),
        `${countText(set)} at scale 1`, `${trace.target}, ${short(trace.value)}: ${effectText(set, { tested: 1, verdict: trace.quality.verdict })}`,
        ...(set.measuredEffect === null ? [] : movedLines(set)), '',
        fidelityText(trace.fidelity), ...qualityText(trace), ...completenessText(trace),
        `${seconds.toFixed(1)} s, of which ${trainingSeconds.toFixed(1)} s executed the run once`,
    ];
}
/** Whom a set of decisions moved, by replay alone. */
export function movedText(set, fidelity) {
    return [...problemText({ fidelity }), `${countText(set)} at scale 1, replayed:`, ...movedLines(set), fidelityText(fidelity)];
}
//# sourceMappingURL=trace-text.js.map