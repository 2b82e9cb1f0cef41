import type { Backend } from '#libs/contracts';

import { resolveBackend } from '../backends/resolve-backend.js';
import { type Gradients, gradientsOf, maxRelativeError } from './gradient-case.js';
import { GRADIENT_CASES } from './gradient-cases.js';

/** Largest error that a gradient may have, of the largest gradient of its input. Dimensionless. */
export const GRADIENT_TOLERANCE = 2e-6;

/** How far the gradient of one case on a backend is from that on cpu. */
export interface GradientError {
  readonly name: string;
  /** Largest `|a − b| / max|b|`; null where the backend refuses the computation, which no model uses there. */
  readonly error: number | null;
}

const ANY_SIZE = { kind: 'mlp', parameterCount: 1 } as const;

/** The gradient of every operation in use on each backend against cpu; the last one stays current. */
export async function checkGradients(backends: readonly Backend[]): Promise<ReadonlyMap<Backend, readonly GradientError[]>> {
  await resolveBackend('cpu', ANY_SIZE);
  const reference = new Map<string, Gradients>();
  for (const gradientCase of GRADIENT_CASES) reference.set(gradientCase.name, await gradientsOf(gradientCase));
  const found = new Map<Backend, readonly GradientError[]>();
  for (const backend of backends) found.set(backend, await errorsOn(backend, reference));
  return found;
}

async function errorsOn(backend: Backend, reference: ReadonlyMap<string, Gradients>): Promise<GradientError[]> {
  await resolveBackend(backend, ANY_SIZE);
  const errors: GradientError[] = [];
  for (const gradientCase of GRADIENT_CASES) {
    const { name, refusedBy } = gradientCase;
    const error = refusedBy === backend ? null : maxRelativeError(await gradientsOf(gradientCase), reference.get(name) ?? []);
    errors.push({ name, error });
  }
  return errors;
}
