/** What each input is, for a person who does not know the scaler. */
const INPUT_WORDS = {
    'signal share': 'how steadily the gradients agreed',
    'learned push': 'what the learned network made of what it saw',
    alignment: 'whether gradients went on along the last update',
    'weight norm': 'the size of the weights',
    'update norm': 'the size of the update',
    'gradient norm': 'the size of the gradient',
    'push on purpose': 'a push on purpose',
};
const GUARD_WORDS = {
    clamp: 'the clamp, which bounds every scale,',
    'rate limit': 'the rate limit, which bounds the change per step,',
    'back-off': 'the back-off, which lowers every scale while the loss jumps,',
    'ratio cap': 'the ratio cap, which bounds the update by the size of the weights,',
    skip: 'the skipped step, which keeps the last scale,',
    lower: 'an intervention, which sets the scale to 1,',
};
/** An explanation as sentences for a person. */
export function explanationWords(explained) {
    return [
        chosenWords(explained),
        ...saturatedWords(explained),
        explained.scaler === 'fixed' ? 'The spec fixes it; nothing that was seen in training plays a part.' : `From the run's median state the scaler would have chosen ${times(Math.exp(explained.base))}.`,
        ...earlierWords(explained),
        ...explained.contributions.map(contributionWords),
        ...explained.guards.map(({ guard, change, scale }) => `Then ${GUARD_WORDS[guard]} ${moved(change)} to ${times(scale)}.`),
        checkWords(explained),
    ];
}
function chosenWords({ layer, step, rawScale, scale, scaler }) {
    const applied = rawScale === scale ? 'and that was applied' : `and ${times(scale)} was applied`;
    return `For layer ${layer} at step ${step} the scaler (${scaler}) chose ${times(rawScale)}, ${applied}.`;
}
/** At its bound a scale no longer tells how strongly it was pushed. */
function saturatedWords({ saturated, step }) {
    if (saturated === null)
        return [];
    const since = saturated.sinceStep === step ? 'from this step on' : `since step ${saturated.sinceStep}`;
    return [`The scale is saturated: ${since} it stands at the scaler's bound, ${times(saturated.scale)}, and what pushes it further does nothing.`];
}
function contributionWords({ input, fromStep, toStep, value }) {
    const when = fromStep === toStep ? `At step ${fromStep}` : `Over steps ${fromStep} to ${toStep}`;
    return `${when} ${INPUT_WORDS[input]} ${moved(value)}.`;
}
function earlierWords({ earlier }) {
    if (earlier === null || earlier.value === 0)
        return [];
    return [earlier.beforeStep === 0 ? `Starting at ×1, where the run began, ${moved(earlier.value)}.` : `What came before step ${earlier.beforeStep} ${moved(earlier.value)}.`];
}
function checkWords({ rawRecomputed, scaleRecomputed, scaler }) {
    if (!rawRecomputed.agrees || !scaleRecomputed.agrees)
        return 'NOT as recorded: computed again from the rest of the ledger it comes out otherwise. The ledger was altered, or the run was not made by this scaler.';
    const exact = rawRecomputed.bitExact && scaleRecomputed.bitExact ? 'bit for bit' : 'within float32 rounding';
    return scaler === 'hypergradient'
        ? `The ledger does not hold this scaler's input; it is read back from how the scale moved, which an input from −1 to 1 explains. The guards come out ${scaleRecomputed.bitExact ? 'bit for bit' : 'within float32 rounding'}.`
        : `Computed again from the rest of the ledger it comes out as recorded, ${exact}.`;
}
/** A change of a log scale as what it does to the scale. */
function moved(change) {
    const percent = 100 * Math.expm1(change);
    if (Math.abs(percent) < 0.05)
        return 'left it as it was';
    if (percent >= 900)
        return `multiplied it by ${Number(Math.exp(change).toPrecision(3))}`;
    return change > 0 ? `raised it by ${figure(percent)} %` : `lowered it by ${figure(-percent)} %`;
}
function times(scale) {
    return `×${Number(scale.toPrecision(4))}`;
}
function figure(percent) {
    return percent < 10 ? percent.toFixed(1) : percent.toFixed(0);
}
//# sourceMappingURL=words.js.map