import { resolveBackend } from '../backends/resolve-backend.js';
import { gradientsOf, maxRelativeError } from './gradient-case.js';
import { GRADIENT_CASES } from './gradient-cases.js';
/** Largest error that a gradient may have, of the largest gradient of its input. Dimensionless. */
export const GRADIENT_TOLERANCE = 2e-6;
const ANY_SIZE = { kind: 'mlp', parameterCount: 1 };
/** The gradient of every operation in use on each backend against cpu; the last one stays current. */
export async function checkGradients(backends) {
    await resolveBackend('cpu', ANY_SIZE);
    const reference = new Map();
    for (const gradientCase of GRADIENT_CASES)
        reference.set(gradientCase.name, await gradientsOf(gradientCase));
    const found = new Map();
    for (const backend of backends)
        found.set(backend, await errorsOn(backend, reference));
    return found;
}
async function errorsOn(backend, reference) {
    await resolveBackend(backend, ANY_SIZE);
    const errors = [];
    for (const gradientCase of GRADIENT_CASES) {
        const { name, refusedBy } = gradientCase;
        const error = refusedBy === backend ? null : maxRelativeError(await gradientsOf(gradientCase), reference.get(name) ?? []);
        errors.push({ name, error });
    }
    return errors;
}
//# sourceMappingURL=check-gradients.js.map