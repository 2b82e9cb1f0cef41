/**
 * How each kind of scaler chooses, by number: raised whenever the same settings choose otherwise from the same statistics
 * (`scaler-versions.spec.ts` of gradient-scaling notices). A run records it, so that a report says which formula chose.
 */
export const SCALER_VERSIONS = { fixed: 1, snr: 1, meta: 1, hypergradient: 1, 'trust-ratio': 1, agc: 1, random: 1 };
/** `snr 1`: kind and version of a scaler. */
export function scalerVersion({ kind }) {
    return `${kind} ${SCALER_VERSIONS[kind]}`;
}
//# sourceMappingURL=scaler-versions.js.map