import type { Measure } from '../../generated/graphql.js';
import { MEASURES } from '../../routing/route.js';

/** The measure an alert looks at ("gradNorm", "GRAD_NORM"); null where it looks at something else (the loss). */
export function measureOfAlert(name: string | null): Measure | null {
  const constant = name?.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();
  return MEASURES.find((measure) => measure === constant) ?? null;
}
