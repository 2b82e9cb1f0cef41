import { addMomentum, addWeightDecay, chain } from '#libs/gradient-scaling';
import { descend } from './descend.js';
/**
 * Stochastic gradient descent with heavy-ball momentum: b ← μ b + (g + λ w), w ← w − η s b.
 *
 * Weight decay is coupled (L2): it passes through the momentum.
 *
 * @see Sutskever et al., On the importance of initialization and momentum in deep learning, ICML 2013
 */
export function sgd(spec, learningRate) {
    return descend('sgd', chain('direction', addWeightDecay(spec), addMomentum(spec)), { learningRate, schedule: spec.schedule });
}
//# sourceMappingURL=sgd.js.map