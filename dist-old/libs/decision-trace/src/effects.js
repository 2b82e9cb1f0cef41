import { decisionAt } from './recorded-path.js';
/**
 * Estimated effects of neutralising each decision, `[steps * layers]`: (1 − s) ∂f/∂s = (1 − s)/s · ∂f/∂log s.
 *
 * Linear in s, as the update is. 0 where the scale is 1; NaN where it is 0 or not finite.
 */
export function neutralEffects({ logScale }, { scales }) {
    return logScale.map((derivative, i) => {
        const s = scales[i];
        if (s === 1)
            return 0;
        return Number.isFinite(s) && s !== 0 ? ((1 - s) / s) * derivative : NaN;
    });
}
/** The decisions with the largest estimated effects, whichever way, largest first. */
export function largestEffects(effects, path, count) {
    return Array.from(effects.keys())
        .filter((i) => Number.isFinite(effects[i]) && effects[i] !== 0)
        .sort((a, b) => Math.abs(effects[b]) - Math.abs(effects[a]))
        .slice(0, count)
        .map((i) => ({ ...decisionAt(path, i, path.scales[i]), effect: effects[i] }));
}
//# sourceMappingURL=effects.js.map