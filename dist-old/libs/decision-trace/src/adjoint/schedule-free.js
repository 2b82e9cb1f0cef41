import { eachScalar, scaleAt } from './layer-sums.js';
import { nextCorrection, rmsOf } from './rms.js';
import { at } from './sgd.js';
/**
 * Reverse of schedule-free Adam: v ← β₂ v + (1−β₂) g², u = g/(√(v/c₂) + ε) + λ y, z ← z − η s u, x ← (1−c) x + c z,
 * y = (1−β₁) z + β₁ x, with c = n η² / W. The gradient is taken at y, x predicts.
 *
 * Adjoints: z̄ ← z̄ + c x̄; x̄ ← (1−c) x̄; ū = −η s z̄; v̄' ← v̄' − ū g/(r+ε)² · ∂r/∂v; ḡ = ū/(r+ε) + 2(1−β₂) g v̄';
 * v̄ = β₂ v̄'; ȳ = λ ū + H ḡ; z̄ ← z̄ + (1−β₁) ȳ; x̄ ← x̄ + β₁ ȳ; ∂f/∂log s_l = −η s_l ⟨u_l, z̄_l⟩.
 */
export function scheduleFreeAdjoint(spec, placement, segments) {
    return {
        init: (target) => ({ x: Float64Array.from(target), z: new Float64Array(target.length), v: new Float64Array(target.length) }),
        back: (trace, adjoint) => back({ spec, placement, segments }, trace, adjoint),
        absorb: (product, adjoint) => {
            const { x, z } = adjoint;
            for (let i = 0; i < x.length; i++)
                spread(x, z, i, { y: at(product, i), beta1: spec.beta1 });
        },
    };
}
/** y = (1−β₁) z + β₁ x, backwards. */
function spread(x, z, i, { y, beta1 }) {
    z[i] = at(z, i) + (1 - beta1) * y;
    x[i] = at(x, i) + beta1 * y;
}
function back({ spec: { beta1, beta2, epsilon, weightDecay }, placement, segments }, trace, adjoint) {
    const { x, z, v } = adjoint;
    const lastV = trace.vectors['direction.rms.v'];
    const c2 = nextCorrection(trace.scalars['direction.rms.c2'] ?? 0, beta2);
    const share = shareOf(trace);
    const gradient = new Float64Array(x.length);
    const logScale = new Float64Array(segments.length);
    const scale = scaleAt(placement, trace.scale);
    eachScalar(segments, (i, layer) => {
        const g = scale.gradient(layer) * at(trace.gradients, i);
        const { divisor, rootByMoment, momentByGradient, isAlive } = rmsOf({ v: at(lastV, i), g, beta2, c2, epsilon });
        const zBar = at(z, i) + share * at(x, i);
        const uBar = -trace.learningRate * scale.direction(layer) * zBar;
        const vBar = at(v, i) - ((uBar * g) / divisor ** 2) * rootByMoment;
        const gBar = isAlive ? uBar / divisor + momentByGradient * vBar : 0;
        gradient[i] = scale.gradient(layer) * gBar;
        logScale[layer] = at(logScale, layer) + (placement === 'direction' ? uBar * (g / divisor + weightDecay * at(trace.params, i)) : gBar * g);
        z[i] = zBar;
        x[i] = (1 - share) * at(x, i);
        v[i] = beta2 * vBar;
        spread(x, z, i, { y: weightDecay * uBar, beta1 });
    });
    return { gradient, logScale };
}
/** c = w/W with w = n η², n the applied steps including this one. */
function shareOf({ scalars, learningRate }) {
    const weight = ((scalars['place.applied'] ?? 0) + 1) * learningRate ** 2;
    return weight / Math.max((scalars['place.weightSum'] ?? 0) + weight, 1e-30);
}
//# sourceMappingURL=schedule-free.js.map