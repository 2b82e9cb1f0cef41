import * as tf from '@tensorflow/tfjs';

import { type GradientTransform, NO_STATE } from '#libs/gradient-scaling';

import { type LearningRate, rateTensor, type BaseOptimizer } from './base-optimizer.js';

/** Plain descent along a direction at a constant learning rate: w ← w − η s u. Trains and predicts at the same weights. */
export function descend(name: string, direction: GradientTransform, learningRate: LearningRate): BaseOptimizer {
  return {
    name,
    direction,
    init: () => NO_STATE,
    learningRate: () => rateTensor(learningRate),
    place: ({ params, update }) => ({ params: tf.sub(params, update), state: NO_STATE }),
    evaluationParams: (params) => tf.clone(params),
  };
}
