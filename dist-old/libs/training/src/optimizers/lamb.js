import { addWeightDecay, chain, scaleByAdam, scaleByTrustRatio } from '#libs/gradient-scaling';
import { descend } from './descend.js';
/**
 * LAMB: w_l ← w_l − η s_l (‖w_l‖/‖u_l‖) u_l with Adam's u = m̂/(√v̂ + ε) + λ w. The ratio is that of a layer, kernel and bias together, and is not bounded.
 *
 * @see You et al., Large Batch Optimization for Deep Learning: Training BERT in 76 minutes, 2019, https://arxiv.org/abs/1904.00962
 */
export function lamb(spec, learningRate) {
    const direction = chain('direction', scaleByAdam(spec), addWeightDecay(spec), scaleByTrustRatio());
    return descend('lamb', direction, { learningRate, schedule: spec.schedule });
}
//# sourceMappingURL=lamb.js.map