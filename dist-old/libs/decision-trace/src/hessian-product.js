/** Floats of weights that go through one pass: bounds the memory of gradients and activations. */
const PASS_FLOATS = 2 ** 22;
/**
 * H·u for the loss of a step's batch and several u, by central differences: (∇L(w + h u) − ∇L(w − h u)) / 2h with h u of
 * norm `radii[k]`, one for each u. All weights w ± h u go through one forward and backward pass, as replicas (as many as memory allows).
 *
 * The gradients are float32: a small radius drowns in rounding, a large one leaves the quadratic; see {@link chooseRadii}.
 *
 * @returns `[P]` each; all zero for u = 0, NaN where u is not finite.
 */
export async function hessianProducts(gradientsOf, at, directions, radii) {
    const atOnce = Math.max(1, Math.floor(PASS_FLOATS / (2 * at.params.length)));
    const products = [];
    for (let from = 0; from < directions.length; from += atOnce)
        products.push(...(await onePass(gradientsOf, at, directions.slice(from, from + atOnce), radii.slice(from, from + atOnce))));
    return products;
}
async function onePass(gradientsOf, { step, params }, directions, radii) {
    const size = params.length;
    const norms = directions.map(normOf);
    const steps = norms.map((norm, k) => stepOf(norm, radii[k]));
    const moved = new Float32Array(2 * directions.length * size);
    directions.forEach((u, k) => {
        move(moved.subarray(2 * k * size, (2 * k + 2) * size), { params, u, h: steps[k] });
    });
    const gradients = await gradientsOf(step, moved);
    return directions.map((u, k) => {
        const norm = norms[k];
        if (norm === 0 || !Number.isFinite(norm))
            return new Float64Array(size).fill(norm === 0 ? 0 : NaN);
        return difference(gradients.subarray(2 * k * size, (2 * k + 2) * size), size, 1 / (2 * steps[k]));
    });
}
/** h; 0 where u has no direction: the weights stay where they are. */
function stepOf(norm, radius) {
    return norm === 0 || !Number.isFinite(norm) ? 0 : radius / norm;
}
/** w + h u, then w − h u. */
function move(into, { params, u, h }) {
    const size = params.length;
    if (h === 0) {
        into.set(params);
        into.set(params, size);
        return;
    }
    for (let i = 0; i < size; i++) {
        const by = h * u[i];
        into[i] = params[i] + by;
        into[size + i] = params[i] - by;
    }
}
function difference(upAndDown, size, factor) {
    const product = new Float64Array(size);
    for (let i = 0; i < size; i++)
        product[i] = (upAndDown[i] - upAndDown[size + i]) * factor;
    return product;
}
function normOf(u) {
    let sum = 0;
    for (let i = 0; i < u.length; i++)
        sum += u[i] ** 2;
    return Math.sqrt(sum);
}
const RADII = [0.3, 0.1, 0.03, 0.01, 0.003, 0.001];
/**
 * For each direction the radius at which its products change least when it is halved, over some steps of a run. Directions share the passes, and each gets the
 * radius that it would get alone: targets of other sizes (a score near 0, a loss) leave the quadratic at other radii.
 */
export async function chooseRadii(gradientsOf, probes, directions) {
    let best = directions.map(() => ({ radius: 0.01, relativeError: Infinity }));
    for (const radius of RADII) {
        const errors = directions.map(() => []);
        for (const at of probes)
            (await halvingErrors(gradientsOf, at, directions, radius)).forEach((error, k) => errors[k]?.push(error));
        best = best.map((before, k) => {
            const relativeError = medianOf(errors[k] ?? []);
            return relativeError < before.relativeError ? { radius, relativeError } : before;
        });
    }
    return best;
}
/** ‖H_r u − H_{r/2} u‖ / ‖H_r u‖ of each direction. */
async function halvingErrors(gradientsOf, at, directions, radius) {
    const [whole, half] = [await hessianProducts(gradientsOf, at, directions, directions.map(() => radius)), await hessianProducts(gradientsOf, at, directions, directions.map(() => radius / 2))];
    return whole.map((product, k) => normOf(product.map((value, i) => value - half[k][i])) / Math.max(normOf(product), 1e-300));
}
function medianOf(errors) {
    return errors.sort((a, b) => a - b)[errors.length >> 1] ?? Infinity;
}
//# sourceMappingURL=hessian-product.js.map