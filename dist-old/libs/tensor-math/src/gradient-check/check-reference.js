import { CASE_ORACLES } from './case-oracles.js';
import { coefficientsOf, gradientsOf, maxRelativeError, valuesOfInput } from './gradient-case.js';
import { GRADIENT_CASES } from './gradient-cases.js';
import { dot64 } from './float64-oracles.js';
/** Places of an input at which its gradient is compared: all of a small one, of a large one so many spread over it. */
const PLACES = 24;
/** Half the distance of the two points of a central difference. */
const H = 1e-5;
/**
 * The gradients of the current backend against central differences in float64 of a second implementation, case by case.
 *
 * Compared at up to about 24 places of each input: largest |a − b| over the largest |b| there.
 *
 * @throws Error for a case that has no second implementation
 */
export async function checkAgainstFloat64(cases = GRADIENT_CASES) {
    const errors = [];
    for (const gradientCase of cases)
        errors.push({ name: gradientCase.name, error: await errorOf(gradientCase) });
    return errors;
}
async function errorOf(gradientCase) {
    const forward = CASE_ORACLES[gradientCase.name];
    if (forward === undefined)
        throw new Error(`case-oracles.ts has no second implementation of "${gradientCase.name}"`);
    const inputs = gradientCase.inputs.map((input, i) => ({ shape: input.shape, values: [...valuesOfInput(input, i)] }));
    const coefficients = coefficientsOf(forward(...inputs).values.length);
    const loss = (moved) => dot64(forward(...moved).values, coefficients);
    const found = await gradientsOf(gradientCase);
    return Math.max(...inputs.map((_, which) => errorBy(inputs, which, { loss, found: found[which] ?? new Float32Array() })));
}
function errorBy(inputs, which, { loss, found }) {
    const count = inputs[which]?.values.length ?? 0;
    // odd: an even one would meet the same channels over and over
    const step = Math.floor(count / PLACES) | 1;
    const places = Array.from({ length: Math.ceil(count / step) }, (_, i) => i * step);
    const wanted = places.map((place) => (loss(moved(inputs, which, place, H)) - loss(moved(inputs, which, place, -H))) / (2 * H));
    return maxRelativeError([Float32Array.from(places, (place) => found[place] ?? NaN)], [wanted]);
}
function moved(inputs, which, place, by) {
    return inputs.map((input, i) => (i === which ? { ...input, values: input.values.map((value, at) => (at === place ? value + by : value)) } : input));
}
//# sourceMappingURL=check-reference.js.map