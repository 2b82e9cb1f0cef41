/** What a layer's raw scale is multiplied by on purpose at a step; 1 where nothing pushes it. Pushes that overlap multiply. */
export function pushFactor(provoke, layer, step) {
    const active = provoke.filter((push) => push.layer === layer && step >= push.step && step < push.step + push.steps);
    return active.reduce((product, { factor }) => product * factor, 1);
}
//# sourceMappingURL=push.js.map