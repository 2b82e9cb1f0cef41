import * as tf from '@tensorflow/tfjs';
import { gatherBatch, unweighted } from '../batch.js';
import { evaluateModel, requireRows, scoreRows } from '../evaluate.js';
import { targetParts, targetValue } from '../probe.js';
import { weightsDigest } from '../weights-sha256.js';
/** Scores and sums one replica after the other, by the same operations as a single run; targets of all at once. */
export function replicaReaders({ data, shape, step: { model, layout, optimizer } }, stateNow) {
    const each = async (use) => {
        const { params, place } = stateNow();
        const all = tf.tidy(() => tf.unstack(optimizer.evaluationParams(params, place)));
        const results = [];
        try {
            for (const one of all)
                results.push(await use(one));
            return results;
        }
        finally {
            tf.dispose(all);
        }
    };
    return {
        evaluate: (split) => each((params) => evaluateModel(model, params, data[split], shape)),
        evaluateOn: (records) => each((params) => evaluateModel(model, params, records, shape)),
        scores: async (split, rows) => {
            requireRows(rows, data[split].count);
            return each((params) => scoreRows(model, params, data[split], { rows, shape }));
        },
        targetValues: async (targets) => {
            for (const { split, rows } of targets)
                requireRows(rows, data[split].count);
            const { params, place } = stateNow();
            const count = params.shape[0];
            if (targets.length === 0)
                return Array.from({ length: count }, () => []);
            const values = tf.tidy(() => {
                const weights = optimizer.evaluationParams(params, place);
                const valueOf = (target) => tf.tidy(() => targetValue(model, weights, gatherBatch(data[target.split], target.rows, unweighted(shape)), target));
                return tf.stack(targets.map((target) => targetParts(target).map(valueOf).reduce((sum, part) => tf.add(sum, part))), 1);
            });
            const all = Array.from(await values.data());
            values.dispose();
            return Array.from({ length: count }, (_, r) => all.slice(r * targets.length, (r + 1) * targets.length));
        },
        weightsSha256: () => each((params) => weightsDigest(params, layout)),
    };
}
//# sourceMappingURL=replica-readers.js.map