import { eachScalar, scaleAt } from './layer-sums.js';
import { nextCorrection, rmsOf } from './rms.js';
import { addTo, at } from './sgd.js';
/**
 * Reverse of m ← β₁ m + (1−β₁) g, v ← β₂ v + (1−β₂) g², u = (m/c₁)/(√(v/c₂) + ε) + λ w, w ← w − η s u.
 *
 * Adjoints: ū = −η s w̄; m̄' ← m̄' + ū/(c₁ (r+ε)); v̄' ← v̄' − ū (m/c₁)/(r+ε)² · ∂r/∂v; ḡ = (1−β₁) m̄' + 2(1−β₂) g v̄';
 * m̄ = β₁ m̄'; v̄ = β₂ v̄'; w̄ ← w̄ + λ ū; ∂f/∂log s_l = −η s_l ⟨u_l, w̄_l⟩ (placement `gradient`: ⟨ḡ_l, s_l g_l⟩).
 */
export function adamAdjoint(spec, placement, segments) {
    return {
        init: (target) => ({ w: Float64Array.from(target), m: new Float64Array(target.length), v: new Float64Array(target.length) }),
        back: (trace, adjoint) => back({ spec, placement, segments }, trace, adjoint),
        absorb: (product, { w }) => {
            addTo(w, product);
        },
    };
}
function back({ spec: { beta1, beta2, epsilon, weightDecay }, placement, segments }, trace, adjoint) {
    const { w, m, v } = adjoint;
    const [lastM, lastV] = [trace.vectors['direction.adam.m'], trace.vectors['direction.adam.v']];
    const c1 = nextCorrection(trace.scalars['direction.adam.c1'] ?? 0, beta1);
    const c2 = nextCorrection(trace.scalars['direction.adam.c2'] ?? 0, beta2);
    const gradient = new Float64Array(w.length);
    const logScale = new Float64Array(segments.length);
    const scale = scaleAt(placement, trace.scale);
    eachScalar(segments, (i, layer) => {
        const g = scale.gradient(layer) * at(trace.gradients, i);
        const { divisor, rootByMoment, momentByGradient, isAlive } = rmsOf({ v: at(lastV, i), g, beta2, c2, epsilon });
        const mean = (beta1 * at(lastM, i) + (1 - beta1) * g) / c1;
        const eta = trace.learningRate * scale.direction(layer);
        const uBar = -eta * at(w, i);
        const direction = mean / divisor + weightDecay * at(trace.params, i);
        const mBar = at(m, i) + (isAlive ? uBar / (c1 * divisor) : 0);
        const vBar = at(v, i) - ((uBar * mean) / divisor ** 2) * rootByMoment;
        const gBar = isAlive ? (1 - beta1) * mBar + momentByGradient * vBar : 0;
        gradient[i] = scale.gradient(layer) * gBar;
        logScale[layer] = at(logScale, layer) + (placement === 'direction' ? uBar * direction : gBar * g);
        m[i] = beta1 * mBar;
        v[i] = beta2 * vBar;
        w[i] = at(w, i) + weightDecay * uBar;
    });
    return { gradient, logScale };
}
//# sourceMappingURL=adam.js.map