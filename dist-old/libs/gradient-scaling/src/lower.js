import { DECISION_FLAGS } from '#libs/contracts';
/**
 * What is lowered at a step; null when nothing is. Depends on nothing but step and record, so that a replay finds the same.
 *
 * @param layerNames in the order of the layout.
 */
export function loweredAt(step, lowerings, layerNames) {
    const active = lowerings.filter(({ fromStep, toStep }) => step >= fromStep && (toStep === null || step < toStep));
    if (active.length === 0)
        return null;
    const isLowered = (name) => active.some(({ layers }) => layers?.includes(name) ?? true);
    return { mask: layerNames.map((name) => (isLowered(name) ? 1 : 0)), guards: active.some(({ guards }) => guards) };
}
/** Bit `lowered`, `[layers]`. */
export function loweredFlags({ mask }) {
    return mask.map((is) => is * DECISION_FLAGS.lowered);
}
//# sourceMappingURL=lower.js.map