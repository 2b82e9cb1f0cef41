import { MEASURE_COUNT, MEASURES } from '#libs/contracts';
/** A check of a replay whose frames hold `layers` in this order. */
export function createFidelityCheck(layers) {
    let firstDivergence = null;
    let maxRelLossError = 0;
    let [comparedSteps, missingSteps] = [0, 0];
    return {
        compare: (frames, recorded) => {
            requireLayers(layers, recorded);
            const places = new Map(Array.from(recorded.steps, (step, place) => [step, place]));
            for (const frame of frames) {
                const place = places.get(frame.step);
                if (place === undefined) {
                    missingSteps += 1;
                    continue;
                }
                comparedSteps += 1;
                firstDivergence ??= divergenceOf(frame, recorded, place);
                maxRelLossError = Math.max(maxRelLossError, relativeError(frame.loss, recorded.loss[place] ?? NaN));
            }
        },
        result: () => ({ bitExact: firstDivergence === null && comparedSteps > 0, firstDivergence, maxRelLossError: comparedSteps === 0 ? NaN : maxRelLossError, comparedSteps, missingSteps }),
    };
}
function requireLayers(layers, recorded) {
    const names = recorded.layers.map(({ name }) => name);
    if (recorded.steps.length === 0 || names.join('\n') === layers.join('\n'))
        return;
    throw new RangeError(`the ledger has the layers ${names.join(', ')}, the replay has ${layers.join(', ')}`);
}
function divergenceOf(frame, recorded, place) {
    const { step } = frame;
    const loss = recorded.loss[place] ?? NaN;
    if (!isSame(frame.loss, loss))
        return { step, layer: null, measure: 'loss', recorded: loss, replayed: frame.loss };
    for (const [layer, { name, measures }] of recorded.layers.entries()) {
        for (const [m, measure] of MEASURES.entries()) {
            const replayed = frame.measures[layer * MEASURE_COUNT + m] ?? NaN;
            const value = measures[measure][place] ?? NaN;
            if (!isSame(replayed, value))
                return { step, layer: name, measure, recorded: value, replayed };
        }
    }
    return null;
}
/** The same float32; 0 and −0 differ. */
function isSame(a, b) {
    return Object.is(Math.fround(a), Math.fround(b));
}
function relativeError(replayed, recorded) {
    if (isSame(replayed, recorded))
        return 0;
    const error = Math.abs(replayed - recorded) / Math.abs(recorded);
    return Number.isNaN(error) ? Infinity : error;
}
//# sourceMappingURL=fidelity.js.map