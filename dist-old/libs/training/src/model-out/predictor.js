import { scoreRows } from '../evaluate.js';
import { createModel } from '../models/model.js';
import { weightsDigest } from '../weights-sha256.js';
import { flattenWeights } from './named-weights.js';
/**
 * A net with given weights on the current backend: the scores of records are those of `Training.scores`, bit for bit on the
 * same backend for the same rows.
 *
 * @throws InputError when the weights do not fit the model.
 */
export function createPredictor({ model: spec, shape, weights }) {
    const model = createModel(spec, shape);
    const params = flattenWeights(weights, model.layout);
    const width = shape.inputShape.reduce((product, n) => product * n, 1);
    return {
        scores: async (features) => {
            if (features.length % width !== 0)
                throw new RangeError(`features must hold whole records of ${width} numbers, got ${features.length}`);
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
//# sourceMappingURL=predictor.js.map