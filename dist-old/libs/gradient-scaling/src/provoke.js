import { DECISION_FLAGS, InputError } from '#libs/contracts';
/**
 * The pushes of one step; null when there are none. Pushes that overlap multiply.
 *
 * @param layerNames in the order of the layout.
 */
export function provocationAt(step, provoke, layerNames) {
    const active = provoke.filter((push) => step >= push.step && step < push.step + push.steps);
    if (active.length === 0)
        return null;
    const byLayer = layerNames.map((name) => active.filter((push) => push.layer === name));
    return {
        factors: byLayer.map((pushes) => pushes.reduce((product, push) => product * push.factor, 1)),
        flags: byLayer.map((pushes) => (pushes.length > 0 ? DECISION_FLAGS.provoked : 0)),
    };
}
/**
 * Refuses pushes on layers that the model does not have.
 *
 * @throws InputError that names the layers there are.
 */
export function requireKnownLayers(provoke, layerNames) {
    provoke.forEach(({ layer }, i) => {
        if (!layerNames.includes(layer)) {
            throw new InputError({ source: null, path: `provoke[${i}].layer`, value: layer, allowed: layerNames.join(', ') });
        }
    });
}
//# sourceMappingURL=provoke.js.map