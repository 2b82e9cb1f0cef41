// One training on several backends: how far the curves lie apart, beside how far one lies from itself after a change of one
// unit in the last place of the weights. Different backends add in different orders; more than what such a change grows
// to in the same steps is no float noise.
import { systemClock } from '#libs/contracts';
import { resolveBackend } from '#libs/tensor-math';
import { advanceTo, createTraining, readSafetensors, writeSafetensors } from '#libs/training';
/** Curves may lie so many times as far apart as one bit in the weights drives them. */
export const CURVE_TOLERANCE = 10;
/** How often the weights are shaken: how far a change grows is a matter of luck. */
const SHAKES = 3;
/** A curve, and how far it lies from those of weights that start one bit off, the farthest of some. */
export async function noiseOn(backend, model, steps) {
    const base = await curveOn(backend, model, { steps });
    let noise = 0;
    for (let shaken = 1; shaken <= SHAKES; shaken += 1)
        noise = Math.max(noise, distance(await curveOn(backend, model, { steps, shaken }), base));
    return { base, noise };
}
/** The losses of so many steps on a backend; `shaken` n flips the last bit of the initial weights whose place is no multiple of n + 1. */
export async function curveOn(backend, model, { steps, shaken = 0 }) {
    await resolveBackend(backend, { kind: model.spec.model.kind, parameterCount: 1 });
    const training = createTraining({ ...model, clock: systemClock });
    if (shaken > 0)
        training.restore(shake(await training.checkpoint(), shaken + 1));
    const losses = new Float64Array(steps);
    for (const { step, loss } of await advanceTo(training, steps))
        losses[step] = loss;
    training.dispose();
    return losses;
}
/** Largest |a − b| over the steps, of the largest |b|: a loss that goes to 0 has no relative error worth the name. Infinite where one is not finite. Dimensionless. */
export function distance(a, b) {
    const apart = a.map((value, i) => Math.abs(value - (b[i] ?? NaN)));
    return apart.every((value) => Number.isFinite(value)) ? Math.max(...apart) / Math.max(...b.map(Math.abs)) : Infinity;
}
/** A checkpoint with the last bit of weights flipped, of all whose place is no multiple of `period`. */
function shake(bytes, period) {
    const { tensors, metadata } = readSafetensors(bytes);
    const moved = Object.entries(tensors).map(([name, { shape, values }]) => {
        if (!name.startsWith('params.'))
            return [name, { shape, values }];
        const bits = new Uint32Array(Float32Array.from(values).buffer);
        return [name, { shape, values: new Float32Array(bits.map((bit, i) => (i % period === 0 ? bit : bit ^ 1)).buffer) }];
    });
    return writeSafetensors({ tensors: Object.fromEntries(moved), metadata });
}
//# sourceMappingURL=curves.js.map