import { parseRunSpec } from '#libs/contracts';
/** A small valid spec; `overrides` replace whole top-level fields. */
export function tinySpec(overrides = {}) {
    return parseRunSpec({
        name: 'tiny',
        data: { kind: 'generated-credit' },
        model: { kind: 'mlp', hidden: [6, 5] },
        batchSize: 32,
        budget: { steps: 100 },
        ...overrides,
    }, 'spec');
}
//# sourceMappingURL=run-spec.js.map