/** How exactly a run could be executed again, in words that never say more than was compared. */
export function fidelityWords(fidelity) {
    const { bitExact, sameWeights, comparedSteps, missingSteps = 0 } = fidelity;
    if (comparedSteps === 0)
        return `executed again, NOT compared: the ledger holds none of its ${missingSteps} steps any more; ${weightsAlone(sameWeights)}`;
    if (!bitExact)
        return divergedWords(fidelity);
    const held = comparedSteps === undefined || missingSteps === 0 ? '' : ` in the ${comparedSteps} of ${comparedSteps + missingSteps} steps that the ledger holds`;
    return `executed again bit for bit${held}${sameWeights === null ? '' : sameWeights ? ', the recorded weights' : ', but NOT to the recorded weights'}`;
}
function divergedWords({ firstDivergence = null, maxRelLossError }) {
    const error = maxRelLossError === undefined ? '' : `; largest relative error of a loss ${maxRelLossError.toPrecision(3)}`;
    return `NOT executed again as recorded${placeOf(firstDivergence)}${error}`;
}
/** Whether what was compared is as recorded, and the weights are where they were: without a step that was compared they alone tell. */
export function isSameRun({ bitExact, sameWeights, comparedSteps }) {
    return sameWeights !== false && (bitExact || (comparedSteps === 0 && sameWeights === true));
}
/** Largest relative error of a loss up to which a replay counts that is not exact to the bit. */
export const LOSS_TOLERANCE = 1e-3;
/** Whether what was replayed tells of the recorded run: by its bits, its weights, or losses within {@link LOSS_TOLERANCE}. */
export function replayCounts({ bitExact, sameWeights, maxRelLossError = NaN }) {
    return bitExact || sameWeights === true || maxRelLossError <= LOSS_TOLERANCE;
}
/** Whether the weights show that the recorded run was executed again, and numbers of the ledger are others than it gives: they were altered. */
export function isLedgerAltered({ bitExact, sameWeights, comparedSteps }) {
    return sameWeights === true && !bitExact && comparedSteps !== 0;
}
/** What is wrong with the ledger or the replay, to be told before any effect; null where what was compared is as recorded. */
export function fidelityProblem(fidelity) {
    const problem = replayProblem(fidelity);
    if (problem === null)
        return null;
    if (!replayCounts(fidelity))
        return `${problem}: no effect counts as measured`;
    return isLedgerAltered(fidelity) ? `${problem}; effects are those of the run as it was executed here` : problem;
}
/** The same of a replay that measures no effect. */
export function replayProblem(fidelity) {
    const { bitExact, comparedSteps, firstDivergence = null } = fidelity;
    if (isSameRun(fidelity))
        return null;
    const place = placeOf(firstDivergence);
    if (!replayCounts(fidelity))
        return comparedSteps === 0 ? 'nothing of the recorded run is left to hold the replay against' : `this is NOT the run that was recorded${place}`;
    if (bitExact)
        return 'the weights at the end are NOT the recorded ones, though every decision is';
    if (isLedgerAltered(fidelity))
        return `the ledger is NOT what this run did${place}, though the weights at the end are the recorded ones: the ledger was altered, and gradlens verify tells where`;
    return `the replay is NOT exact${place}: its losses are within ${LOSS_TOLERANCE} of the recorded ones`;
}
function placeOf(divergence) {
    return divergence === null || divergence === undefined ? '' : ` from step ${divergence.step}${divergence.layer === null ? '' : ` in ${divergence.layer}`} on`;
}
function weightsAlone(sameWeights) {
    if (sameWeights === null)
        return 'no weights were recorded to compare with';
    return sameWeights ? 'the weights at the end are the recorded ones' : 'the weights at the end are NOT the recorded ones';
}
//# sourceMappingURL=replay-fidelity.js.map