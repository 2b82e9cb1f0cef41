/** A replay for a person, a line each. */
export function replayText(replay) {
    const { run, backend, seconds, steps, comparedSteps, missingSteps, maxRelLossError, firstDivergence, sameWeights } = replay;
    return [
        `run ${run}: ${steps} steps replayed on ${backend} in ${seconds.toFixed(1)} s`,
        firstDivergence === null
            ? exactText(replay)
            : `DIVERGED: ${divergenceText(firstDivergence)}`,
        ...(missingSteps > 0 ? [`not compared: ${missingSteps} steps that the ledger does not hold`] : []),
        ...(comparedSteps > 0 ? [`largest relative error of a loss: ${maxRelLossError.toPrecision(3)}`] : []),
        `weights at the end: ${sameWeights === null ? 'the run recorded no checksum to compare with' : sameWeights ? 'the recorded checksum' : 'NOT the recorded checksum'}`,
    ];
}
function exactText({ steps, comparedSteps }) {
    if (comparedSteps === 0)
        return `NOT compared: the ledger holds none of its ${steps} steps any more`;
    return `bit exact: every loss and every measure of every decision, ${comparedSteps === steps ? '' : `in ${comparedSteps} of `}${steps} steps`;
}
/** Where a replay left the ledger first. */
export function divergenceText({ step, layer, measure, recorded, replayed }) {
    const place = layer === null ? `the ${measure}` : `${measure} of layer ${layer}`;
    return `first at step ${step}: ${place} is ${replayed} in the replay, ${recorded} in the ledger`;
}
//# sourceMappingURL=replay-text.js.map