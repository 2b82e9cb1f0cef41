import type { OptimizerSpec } from '#libs/contracts';

import { adam } from './adam.js';
import type { BaseOptimizer } from './base-optimizer.js';
import { scheduleFreeAdam } from './schedule-free-adam.js';
import { sgd } from './sgd.js';

/** The base optimizer that a spec asks for. */
export function createOptimizer(spec: OptimizerSpec): BaseOptimizer {
  switch (spec.kind) {
    case 'sgd':
      return sgd(spec);
    case 'adam':
      return adam(spec);
    case 'schedule-free-adam':
      return scheduleFreeAdam(spec);
  }
}
