import { measureColumn } from '#libs/audit';
import { MEASURE_COUNT, MEASURES } from '#libs/contracts';
/** Measures of the order of 1 that pass through 0, where float noise alone changes their sign. */
const AROUND_ZERO = new Set(['cosine', 'noise']);
/**
 * How far a number is off, dimensionless: |a − b| / max(|a|, |b|), for cosine and noise |a − b| / max(|a|, |b|, 1).
 * Infinite where one is finite and the other is not, and for flags that differ. Any NaN is any NaN.
 */
export function errorOf(measure, recorded, computed) {
    if (Object.is(Math.fround(recorded), Math.fround(computed)) || recorded === computed)
        return 0;
    if (measure === 'flags' || !Number.isFinite(recorded) || !Number.isFinite(computed))
        return Infinity;
    const difference = Math.abs(recorded - computed);
    return difference / Math.max(Math.abs(recorded), Math.abs(computed), AROUND_ZERO.has(measure) ? 1 : 0);
}
/** Makes a comparer of steps of these layers. */
export function decisionComparer(layers, tolerance) {
    const found = { steps: 0, sameBits: true, maxError: 0, diverged: null };
    const take = (difference) => {
        const { recorded, computed, error } = difference;
        if (!Object.is(Math.fround(recorded), Math.fround(computed)))
            found.sameBits = false;
        found.maxError = Math.max(found.maxError, error);
        if (error > tolerance)
            found.diverged ??= difference;
    };
    const look = (place) => {
        take({ ...place, error: errorOf(place.measure, place.recorded, place.computed) });
    };
    return {
        compare({ step, loss, measures }, recorded) {
            found.steps += 1;
            look({ step, layer: null, measure: 'loss', recorded: recorded.loss, computed: loss });
            for (const [l, layer] of layers.entries()) {
                for (const [m, measure] of MEASURES.entries()) {
                    const at = l * MEASURE_COUNT + m;
                    look({ step, layer, measure, recorded: recorded.measures[at] ?? NaN, computed: measures[at] ?? NaN });
                }
            }
        },
        result: () => ({ ...found, decisions: found.steps * layers.length }),
    };
}
/** The steps of a frame, by step. */
export function* recordedSteps(frame) {
    const losses = floatsOf(frame.loss);
    const columns = Array.from({ length: frame.layers * MEASURE_COUNT }, (_, c) => {
        const bits = measureColumn(frame, Math.floor(c / MEASURE_COUNT), c % MEASURE_COUNT);
        return MEASURES[c % MEASURE_COUNT] === 'flags' ? Float32Array.from(bits) : floatsOf(bits);
    });
    for (let i = 0; i < frame.n; i++)
        yield [frame.step0 + i, { loss: losses[i] ?? NaN, measures: Float32Array.from(columns, (column) => column[i] ?? NaN) }];
}
function floatsOf(bits) {
    return new Float32Array(Uint32Array.from(bits).buffer);
}
//# sourceMappingURL=compare-decisions.js.map