import { parseRunSpec, scalerSchema } from '#libs/contracts';
import { makeTaskData } from './make-task-data.js';
/** A task of generated examples as a problem. */
export function generatedProblem(task) {
    const { name, model, optimizer, batchSize, steps } = task;
    const spec = parseRunSpec({ name, data: { kind: 'generated-credit' }, model, optimizer, scaler: { kind: 'meta' }, batchSize, budget: { steps } }, name);
    return { name, spec, steps, data: (seed) => makeTaskData(task, seed) };
}
/** The spec with that scaler; `meta` with the constants of the spec's own, where it is one of that kind. */
export function withScaling(spec, scaling) {
    return { ...spec, scaler: scalerOf(spec.scaler, scaling) };
}
function scalerOf(own, scaling) {
    if (scaling === 'scale 1')
        return scalerSchema.parse({ kind: 'fixed', scale: 1 });
    const { up, rest, maxLogScale, decay, warmupSteps } = own.kind === 'snr' || own.kind === 'meta' ? own : scalerSchema.parse({ kind: 'snr' });
    return scalerSchema.parse({ kind: 'meta', up, rest, maxLogScale, decay, warmupSteps, ...(scaling === 'meta, uniform' ? { uniform: true } : {}) });
}
//# sourceMappingURL=problem.js.map