import type { ScalerSpec } from './model.js';

/**
 * How each kind of scaler chooses, by number: raised whenever the same settings choose otherwise from the same statistics
 * (`scaler-versions.spec.ts` of gradient-scaling notices). A run records it, so that a report says which formula chose.
 */
export const SCALER_VERSIONS: Readonly<Record<ScalerSpec['kind'], number>> = { fixed: 1, snr: 1, meta: 1, hypergradient: 1, 'trust-ratio': 1, agc: 1, random: 1 };

/** `snr 1`: kind and version of a scaler. */
export function scalerVersion({ kind }: Pick<ScalerSpec, 'kind'>): string {
  return `${kind} ${SCALER_VERSIONS[kind]}`;
}
