import type { RunSpec } from '#libs/contracts';
import { type StepTrace, type TraceTarget, type Training, turns } from '#libs/training';

import { type Adjoint, type OptimizerAdjoint, optimizerAdjoint } from './adjoint/optimizer-adjoint.js';
import { chooseRadii, type ChosenRadius, type HessianAt, hessianProducts } from './hessian-product.js';
import { type RecordedPath, walkBack, type WalkOptions } from './recorded-path.js';

/** ∂(target after training)/∂(log of each recorded scale). */
export interface Metagradient {
  /** The target at the end of the run. */
  readonly value: number;
  /** `[steps * layers]`, row by row. */
  readonly logScale: Float64Array;
  /** ‖∂f/∂log s‖ over all decisions: below 1 in the smooth regime, 1e3 and more in the chaotic one. */
  readonly norm: number;
  /** How exact the Hessian products under it are; NaN without them. */
  readonly hessian: ChosenRadius;
}

/** What is traced. */
export interface MetagradientOptions extends WalkOptions {
  readonly targets: readonly TraceTarget[];
  /** Without it a change of the weights does not change later gradients: what dot products of gradients see. For comparison. */
  readonly withHessian?: boolean;
}

/** One target on its way back. */
interface Walker {
  readonly value: number;
  readonly adjoint: Adjoint;
  readonly logScale: Float64Array;
}

/**
 * The exact first-order effect of every decision on each target, in one walk back through the run: the other numbers of the
 * record stay as they are, the scaler does not react. Targets share the computation of the run and,
 * step by step, the pass of their Hessian products.
 *
 * @param training stands at the end of the path; stands anywhere afterwards.
 * @see MAGIC: Engstrom et al., Optimizing ML Training with Metagradient Descent, 2025, https://arxiv.org/abs/2503.13751
 */
export async function metagradients(training: Training, path: RecordedPath, spec: RunSpec, { targets, withHessian = true, ...options }: MetagradientOptions): Promise<Metagradient[]> {
  const optimizer = optimizerAdjoint(spec, training.segments);
  const walkers: Walker[] = [];
  for (const target of targets) {
    const { value, gradient } = await training.target(target);
    walkers.push({ value, adjoint: optimizer.init(gradient), logScale: new Float64Array(path.steps * path.layers) });
  }
  let hessians: readonly ChosenRadius[] | null = withHessian ? null : walkers.map(() => ({ radius: NaN, relativeError: NaN }));
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

interface BackParts {
  readonly training: Training;
  readonly optimizer: OptimizerAdjoint;
  /** One for each target. Null leaves the Hessian out. */
  readonly radii: readonly number[] | null;
}

/** All targets one step back: their Hessian products share one pass. */
async function stepBack({ training, optimizer, radii }: BackParts, trace: StepTrace, walkers: readonly Walker[]): Promise<void> {
  if (!trace.kept) return; // nothing moved: no effect, and the adjoint is what it was
  const directions = walkers.map(({ adjoint, logScale }) => {
    const back = optimizer.back(trace, adjoint);
    logScale.set(back.logScale, trace.step * back.logScale.length);
    return back.gradient;
  });
  if (radii === null) return;
  const products = await hessianProducts(training.batchGradients, trace, directions, radii);
  walkers.forEach(({ adjoint }, k) => {
    optimizer.absorb(products[k] as Float64Array, adjoint);
  });
}

/** Three steps of a stretch. */
function probesOf(traces: readonly StepTrace[]): HessianAt[] {
  return [traces[0], traces[traces.length >> 1], traces.at(-1)].flatMap((trace) => (trace === undefined ? [] : [trace]));
}

/** The direction that the walk of each target begins with. */
function firstDirections(traces: readonly StepTrace[], walkers: readonly Walker[], optimizer: OptimizerAdjoint): Float64Array[] {
  const last = traces.at(-1);
  if (last === undefined) return [];
  return walkers.map(({ adjoint }) => optimizer.back(last, Object.fromEntries(Object.entries(adjoint).map(([name, values]) => [name, values.slice()]))).gradient);
}
