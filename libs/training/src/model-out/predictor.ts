import type { ModelSpec } from '#libs/contracts';

import { scoreRows } from '../evaluate.js';
import { createModel } from '../models/model.js';
import type { ModelShape } from '../models/model-shape.js';
import { weightsDigest } from '../weights-sha256.js';
import { flattenWeights, type NamedWeights } from './named-weights.js';

/** A trained net that scores records. Holds tensors until {@link Predictor.dispose}. */
export interface Predictor {
  /** Class probabilities `[count * classes]`, or predicted numbers `[count]`, of encoded records `[count * product(inputShape)]`. @throws RangeError for a part of a record. */
  scores(features: Float32Array): Promise<Float32Array>;
  /** sha256 over the weights, hex; that of the training they came from. */
  weightsSha256(): Promise<string>;
  dispose(): void;
}

/** What a predictor is made from. */
export interface PredictorOptions {
  readonly model: ModelSpec;
  readonly shape: ModelShape;
  readonly weights: NamedWeights;
}

/**
 * A net with given weights on the current backend: the scores of records are those of `Training.scores`, bit for bit on the
 * same backend for the same rows.
 *
 * @throws InputError when the weights do not fit the model.
 */
export function createPredictor({ model: spec, shape, weights }: PredictorOptions): Predictor {
  const model = createModel(spec, shape);
  const params = flattenWeights(weights, model.layout);
  const width = shape.inputShape.reduce((product, n) => product * n, 1);
  return {
    scores: async (features) => {
      if (features.length % width !== 0) throw new RangeError(`features must hold whole records of ${width} numbers, got ${features.length}`);
      const count = features.length / width;
      const split = { count, features, labels: new Int32Array(count), protectedValues: {} };
      return scoreRows(model, params, split, { rows: Int32Array.from({ length: count }, (_, row) => row), shape });
    },
    weightsSha256: () => weightsDigest(params, model.layout),
    dispose: () => {
      params.dispose();
    },
  };
}
