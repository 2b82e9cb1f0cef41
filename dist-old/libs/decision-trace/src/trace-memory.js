import { FLOATS_PER_PARAMETER, stretchOf } from './recorded-path.js';
import { replaysAtOnce } from './replay-sets.js';
/** Floats of a checkpoint per parameter, at the most: weights, averages, moments, running statistics (training-facts.spec.ts). */
const CHECKPOINT_FLOATS = 8;
/** Float64 numbers per parameter that go back with each target: three adjoints, the gradient's, a Hessian product, its two gradients and points. */
const ADJOINT_DOUBLES = 8;
/**
 * Memory that tracing takes beside that of training, at the most: checkpoints, the steps of one stretch or the replays that run at once, what goes back with each target,
 * and derivative and effect of every decision. Unit: bytes.
 */
export function traceMemory({ steps, layers, parameterCount, targets }) {
    const every = stretchOf(steps, parameterCount);
    const checkpoints = Math.ceil(steps / every) * CHECKPOINT_FLOATS * 4 * parameterCount;
    const stretch = every * FLOATS_PER_PARAMETER * 4 * parameterCount;
    const replays = replaysAtOnce(parameterCount) * CHECKPOINT_FLOATS * 4 * parameterCount;
    return checkpoints + Math.max(stretch, replays) + targets * ADJOINT_DOUBLES * 8 * parameterCount + steps * layers * (4 + targets * 2 * 8);
}
//# sourceMappingURL=trace-memory.js.map