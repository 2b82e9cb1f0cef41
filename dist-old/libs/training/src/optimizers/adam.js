import { addWeightDecay, chain, scaleByAdam } from '#libs/gradient-scaling';
import { descend } from './descend.js';
/**
 * Adam: w ← w − η s (m̂/(√v̂ + ε) + λ w). With λ > 0 it is AdamW: the decay does not pass through the moments.
 *
 * @see Kingma and Ba, Adam, 2014, https://arxiv.org/abs/1412.6980
 * @see Loshchilov and Hutter, Decoupled Weight Decay Regularization, 2017, https://arxiv.org/abs/1711.05101
 */
export function adam(spec, learningRate) {
    return descend('adam', chain('direction', scaleByAdam(spec), addWeightDecay(spec)), { learningRate, schedule: spec.schedule });
}
//# sourceMappingURL=adam.js.map