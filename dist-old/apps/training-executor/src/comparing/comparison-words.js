import { ACCURACY_MARGIN, fastestBaseline, LOOKS_IN_MEAN } from '#libs/scaling-comparison';
import { auditabilityOf } from './auditability.js';
import { ownArm } from './comparison.js';
/** A comparison as a page: what was found first, then the tables, then how. */
export function comparisonBlocks(comparison, title = comparison.name) {
    const { arms } = comparison;
    const own = ownArm(comparison);
    return [
        { kind: 'heading', level: 1, text: `Comparison: ${title}` },
        { kind: 'list', items: findings(comparison) },
        { kind: 'heading', level: 2, text: 'Arms' },
        { kind: 'table', head: ['arm', 'learning rate', 'steps to target, median (mean)', 'missed', 'processor seconds to target, median', `test ${qualityOf(comparison)}`], rows: arms.map((arm) => armRow(arm, comparison)) },
        { kind: 'heading', level: 2, text: `${own.name} against the others` },
        { kind: 'table', head: ['against', 'fewer steps', 'less processor time, recording included', 'less wall time, recording included', `final ${qualityOf(comparison)}`, `not worse by ${ACCURACY_MARGIN} points`], rows: own.against.map(againstRow) },
        { kind: 'heading', level: 2, text: 'How' },
        { kind: 'list', items: method(comparison) },
    ];
}
/** The sentences that the tables come to; none says more than its interval. */
export function findings(comparison) {
    const { arms, economy } = comparison;
    const own = ownArm(comparison);
    const rival = fastestBaseline(arms);
    const against = own.against.find(({ other }) => other === rival.name);
    const lines = against === undefined ? [] : [`Whole optimizer: ${own.name} ${savingWords(against.steps)} against ${rival.name}, the fastest tuned baseline${against.processor === null ? '' : `; processor time to target, recording included: ${moreOrLess(against.processor, 'less', 'more')}`}.`];
    for (const { arm, other } of layerPairs(arms))
        lines.push(`Choosing by layer: ${armAgainst(arm, other.name)}.`);
    for (const role of ['scale 1', 'random']) {
        const other = arms.find((arm) => arm.role === role);
        if (other !== undefined)
            lines.push(`${ABLATION_WORDS[role]}: ${armAgainst(own, other.name)}.`);
    }
    return [...lines, accuracyWords(comparison, own), auditabilityWords(comparison), ...economyWords(economy, comparison)];
}
const ABLATION_WORDS = { 'scale 1': 'Scaling at all', random: 'Choosing better than chance' };
/** The cost of auditability, or how to have it measured. */
function auditabilityWords(comparison) {
    const cost = auditabilityOf(comparison);
    if (cost === null)
        return 'Cost of auditability: not compared; --auditable trains the same task under the other choice too.';
    const { auditable, free, changed, steps, processor, accuracy } = cost;
    const time = processor === null ? '' : `; processor time to target, recording included: ${moreOrLess(processor, 'less', 'more')}`;
    return `Cost of auditability: ${auditable} ${savingWords(steps)} against ${free}${time}; final ${qualityOf(comparison)} ${pointsText(accuracy)}. What differs in the ${comparison.arms.some(({ role }) => role === 'free') ? 'free' : 'auditable'} choice: ${changed.join(', ') || 'nothing'}.`;
}
/** Each scaler with its form of one scale for all layers, which stands behind it. */
export function layerPairs(arms) {
    return arms.flatMap((other, i) => {
        const arm = arms[i - 1];
        return other.role === 'uniform' && arm !== undefined ? [{ arm, other }] : [];
    });
}
function armAgainst({ name, against }, other) {
    const found = against.find((each) => each.other === other);
    return found === undefined ? `${name} was not compared with ${other}` : `${name} ${savingWords(found.steps)} against ${other}`;
}
/** What tells how good a trained net is. */
function qualityOf({ data }) {
    return data.predicts === undefined ? 'accuracy' : 'R²';
}
function accuracyWords(comparison, own) {
    const { targetBy } = comparison;
    const found = own.against.find(({ other }) => other === targetBy);
    if (found === undefined)
        return `Final ${qualityOf(comparison)} was compared with no baseline.`;
    return `Final ${qualityOf(comparison)}: ${pointsText(found.accuracy)} against ${targetBy}, the baseline with the lowest validation loss: ${found.accuracy.holds ? `not worse by more than ${ACCURACY_MARGIN} points` : `not shown to be within ${ACCURACY_MARGIN} points`}.`;
}
function savingWords(saving) {
    const words = `${moreOrLess(saving, 'fewer', 'more')} steps`;
    return saving.ci95[0] > 0 || saving.ci95[1] < 0 ? `needs ${words}` : `shows no difference in steps (${words})`;
}
/** `12.3 % [4.5, 20.1] fewer`, or the same turned round where it is a loss. */
function moreOrLess(saving, less, more) {
    const { percent, ci95 } = saving;
    if (percent >= 0)
        return `${percent.toFixed(1)} % [${ci95.map((end) => end.toFixed(1)).join(', ')}] ${less}`;
    return `${(-percent).toFixed(1)} % [${ci95.toReversed().map((end) => (-end).toFixed(1)).join(', ')}] ${more}`;
}
function economyWords(economy, { costs }) {
    const { unit, other, baseline, training, recording, storage, tracing = 0, metaTraining, net, ci95, energy } = economy;
    const money = (value) => (unit === 'money' ? value.toPrecision(3) : `${value.toPrecision(3)} s`);
    const line = `Net economy of one training to the target, ${pricesWords(economy, costs)}: ${money(baseline)} (${other}) − ${money(training)} training − ${money(recording)} scaling and recording − ${money(storage)} storage − ${money(tracing)} tracing − ${money(metaTraining)} meta-training (÷ ${costs.retrainings} retrainings) = ${money(net)} [${money(ci95[0])}, ${money(ci95[1])}]${payWords(ci95)}.`;
    const power = energy === null ? [] : [`Energy of one training to the target at ${costs.watts} W: ${energy.baseline.toPrecision(3)} Wh (${other}), ${energy.scaler.toPrecision(3)} Wh (the scaler, recorded).`];
    return [line, ...power];
}
function pricesWords({ exchangePerHour }, { pricePerHour, storagePerGbYear }) {
    const storage = `${storagePerGbYear} a gigabyte and year`;
    if (pricePerHour !== null)
        return `at ${pricePerHour} a processor hour and ${storage}`;
    return `in processor seconds, ${typeof exchangePerHour === 'number' ? `storage at ${storage} where a processor hour is ${exchangePerHour}` : 'storage left out'}`;
}
/** Nothing where it pays. */
function payWords([low, high]) {
    if (high < 0)
        return ': it does not pay';
    return low > 0 ? '' : ': not shown to pay';
}
function armRow(arm, { seeds, data }) {
    const { fast, accurate, atEdge } = arm.rates;
    const rates = fast === accurate ? rateText(fast) : `${rateText(fast)} (accuracy: ${rateText(accurate)})`;
    return [
        arm.name,
        `${rates}${atEdge ? ', edge of the grid' : ''}`,
        `${arm.medianSteps} (${arm.meanSteps.toFixed(0)})`,
        `${arm.missed} of ${seeds}`,
        arm.medianSeconds === null ? 'not timed' : arm.medianSeconds.toPrecision(3),
        data.predicts === undefined ? `${(100 * arm.meanAccuracy).toFixed(2)} %` : arm.meanAccuracy.toFixed(4),
    ];
}
function againstRow({ other, steps, wall, processor, accuracy }) {
    const timed = [processor, wall].map((saving) => (saving === null ? 'not timed' : percentText(saving)));
    return [other, percentText(steps), ...timed, pointsText(accuracy), accuracy.holds ? 'yes' : 'not shown'];
}
function method(comparison) {
    const { data, model, batchSize, budget, evaluateEvery, seeds, tuningSeeds, tuned, target, targetBy, machine, backend, version } = comparison;
    return [
        `Task: ${data.name}, ${data.trainRows} training, ${data.validationRows} validation and ${data.testRows} test rows; ${model.kind} of ${model.layers} layers, ${model.parameters} parameters; batch ${batchSize}.`,
        `Target: validation loss ${target.toPrecision(4)}, what ${targetBy} has at the budget of ${budget} steps; reached when the mean of ${LOOKS_IN_MEAN} looks, one every ${evaluateEvery} steps, is at most that. A miss counts as the budget.`,
        `Baselines are tuned on the validation split over seven learning rates with ${tuningSeeds} seeds of their own: steps are those of the rate that is fastest there, ${qualityOf(comparison)} that of the rate with the lowest final loss. ${tuned ? 'The scaler and its ablations are tuned in the same way.' : 'The scaler and its ablations are not tuned: they have the learning rate of the spec.'}`,
        `${seeds} seeds, the same for every arm; intervals are 95 % paired bootstrap over seeds (of seconds, over turns of the clock as well), too narrow for few seeds, and hold for this split and machine only.`,
        `Seconds: steps times the median of seconds a step of single trainings that took turns; processor seconds are those of the whole process, which work of others does not lengthen; the scaler with every decision written to a database, baselines without recording. Tuning is not counted, on either side. Load of the machine: ${machine.load.toFixed(1)} on ${machine.cores} cores.`,
        `${machine.cpu}, ${machine.platform}; backend ${backend}; gradlens ${version}.`,
    ];
}
/** `+12.3 % [4.5, 20.1]`. */
export function percentText({ percent, ci95 }) {
    return `${signed(percent, 1)} % [${ci95.map((end) => end.toFixed(1)).join(', ')}]`;
}
/** `−0.12 points [−0.30, 0.05]`. */
export function pointsText({ points, ci95 }) {
    return `${signed(points, 2)} points [${ci95.map((end) => end.toFixed(2)).join(', ')}]`;
}
function signed(value, digits) {
    return `${value > 0 ? '+' : ''}${value.toFixed(digits)}`;
}
function rateText(rate) {
    return String(Number(rate.toPrecision(3)));
}
//# sourceMappingURL=comparison-words.js.map