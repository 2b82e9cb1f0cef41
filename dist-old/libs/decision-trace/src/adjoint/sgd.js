import { eachScalar, scaleAt } from './layer-sums.js';
/**
 * Reverse of b ← μ b + (g + λ w), w ← w − η s b (placement `gradient`: s multiplies g instead).
 *
 * Adjoints: b̄' ← b̄' − η s w̄; ḡ = b̄'; b̄ = μ b̄'; w̄ ← w̄ + λ b̄'; ∂f/∂log s_l = −η s_l ⟨b_l, w̄_l⟩, or ⟨b̄'_l, s_l g_l⟩.
 */
export function sgdAdjoint({ momentum, weightDecay }, placement, segments) {
    return {
        init: (target) => ({ w: Float64Array.from(target), b: new Float64Array(target.length) }),
        back: (trace, adjoint) => {
            const { w, b } = adjoint;
            const gradient = new Float64Array(w.length);
            const logScale = new Float64Array(segments.length);
            const last = trace.vectors['direction.momentum.b'] ?? new Float32Array(w.length);
            const scale = scaleAt(placement, trace.scale);
            eachScalar(segments, (i, layer) => {
                const g = scale.gradient(layer) * at(trace.gradients, i);
                const direction = momentum * at(last, i) + g + weightDecay * at(trace.params, i);
                const eta = trace.learningRate * scale.direction(layer);
                const bBar = at(b, i) - eta * at(w, i);
                gradient[i] = scale.gradient(layer) * bBar;
                logScale[layer] = at(logScale, layer) + (placement === 'direction' ? -eta * direction * at(w, i) : bBar * g);
                b[i] = momentum * bBar;
                w[i] = at(w, i) + weightDecay * bBar;
            });
            return { gradient, logScale };
        },
        absorb: (product, { w }) => {
            addTo(w, product);
        },
    };
}
/** A number of an array that is there. */
export function at(values, i) {
    return values[i];
}
/** into ← into + values. */
export function addTo(into, values) {
    for (let i = 0; i < into.length; i++)
        into[i] = at(into, i) + at(values, i);
}
//# sourceMappingURL=sgd.js.map