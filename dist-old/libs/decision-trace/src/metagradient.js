import { turns } from '#libs/training';
import { optimizerAdjoint } from './adjoint/optimizer-adjoint.js';
import { chooseRadii, hessianProducts } from './hessian-product.js';
import { walkBack } from './recorded-path.js';
/**
 * The exact first-order effect of every decision on each target, in one walk back through the run: the other numbers of the
 * record stay as they are, the scaler does not react. Targets share the computation of the run and,
 * step by step, the pass of their Hessian products.
 *
 * @param training stands at the end of the path; stands anywhere afterwards.
 * @see MAGIC: Engstrom et al., Optimizing ML Training with Metagradient Descent, 2025, https://arxiv.org/abs/2503.13751
 */
export async function metagradients(training, path, spec, { targets, withHessian = true, ...options }) {
    const optimizer = optimizerAdjoint(spec, training.segments);
    const walkers = [];
    for (const target of targets) {
        const { value, gradient } = await training.target(target);
        walkers.push({ value, adjoint: optimizer.init(gradient), logScale: new Float64Array(path.steps * path.layers) });
    }
    let hessians = withHessian ? null : walkers.map(() => ({ radius: NaN, relativeError: NaN }));
    const turn = turns();
    await walkBack(training, path, {
        ...options,
        onStretch: async (traces) => {
            hessians ??= await chooseRadii(training.batchGradients, probesOf(traces), firstDirections(traces, walkers, optimizer));
            const radii = withHessian ? hessians.map(({ radius }) => radius) : null;
            for (const trace of [...traces].reverse()) {
                await stepBack({ training, optimizer, radii }, trace, walkers);
                await turn();
            }
        },
    });
    return walkers.map(({ value, logScale }, k) => ({ value, logScale, norm: Math.sqrt(logScale.reduce((sum, d) => sum + d * d, 0)), hessian: hessians?.[k] ?? { radius: NaN, relativeError: NaN } }));
}
/** All targets one step back: their Hessian products share one pass. */
async function stepBack({ training, optimizer, radii }, trace, walkers) {
    if (!trace.kept)
        return; // nothing moved: no effect, and the adjoint is what it was
    const directions = walkers.map(({ adjoint, logScale }) => {
        const back = optimizer.back(trace, adjoint);
        logScale.set(back.logScale, trace.step * back.logScale.length);
        return back.gradient;
    });
    if (radii === null)
        return;
    const products = await hessianProducts(training.batchGradients, trace, directions, radii);
    walkers.forEach(({ adjoint }, k) => {
        optimizer.absorb(products[k], adjoint);
    });
}
/** Three steps of a stretch. */
function probesOf(traces) {
    return [traces[0], traces[traces.length >> 1], traces.at(-1)].flatMap((trace) => (trace === undefined ? [] : [trace]));
}
/** The direction that the walk of each target begins with. */
function firstDirections(traces, walkers, optimizer) {
    const last = traces.at(-1);
    if (last === undefined)
        return [];
    return walkers.map(({ adjoint }) => optimizer.back(last, Object.fromEntries(Object.entries(adjoint).map(([name, values]) => [name, values.slice()]))).gradient);
}
//# sourceMappingURL=metagradient.js.map