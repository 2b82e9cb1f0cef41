import { ruleSchema } from './definition.js';
const CONDITIONS = {
    'non-finite-gradient': { expr: 'isNaN(gradNorm) || isInf(gradNorm) || isNaN(scale) || isInf(scale) || isNaN(updateNorm) || isInf(updateNorm)', keepFiring: 10, severity: 'critical' },
    'update-ratio': { expr: 'updateRatio > 0.5 && updateRatio < 1e300', keepFiring: 20 },
    'vanishing-gradient': { expr: 'gradNorm > 0 && gradNorm < 1e-7', hold: 19, keepFiring: 20 },
    'dead-layer': { expr: 'gradNorm == 0 || updateNorm == 0', hold: 19, keepFiring: 20 },
    'scale-disagreement': { expr: 'scaleMin > 0 && scaleMax > 30 * scaleMin', over: 'run', hold: 19, keepFiring: 20, severity: 'info' },
};
/**
 * The built-in rules that are a plain condition, as rules of a file would say them: what can be exported of them. Steps that were
 * skipped, warm-up and negative scales are left aside; the low end of update-ratio is not among them.
 */
export function builtInDefinitions() {
    return Object.entries(CONDITIONS).map(([name, fields]) => ruleSchema.parse({ name, ...fields }));
}
//# sourceMappingURL=built-in-definitions.js.map