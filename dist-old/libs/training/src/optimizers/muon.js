import * as tf from '@tensorflow/tfjs';
import { addMomentum, addWeightDecay, chain, joinStates, partOf, scaleByAdam, tidyRecord, unflatten } from '#libs/gradient-scaling';
import { orthogonalize } from '#libs/tensor-math';
import { descend } from './descend.js';
/** With it an orthogonal update is about as long as one of Adam, so that one learning rate serves both. */
const RMS_OF_ADAM = 0.2;
/** Layers whose weights are not mapped from hidden numbers to hidden numbers. */
const NOT_HIDDEN = ['head'];
/**
 * Muon: for the kernels of hidden layers that are matrices, b ← μ b + g, w ← w − η s (0.2 √max(m, n) · O(g + μ b) + λ w), O the
 * orthogonalisation by Newton–Schulz; AdamW for the rest: biases, norms, embeddings, convolutions, the head.
 *
 * @see Jordan et al., Muon, 2024, https://kellerjordan.github.io/posts/muon/
 * @see Liu et al., Muon is Scalable for LLM Training, 2025, https://arxiv.org/abs/2502.16982 (the factor 0.2 √max(m, n), the decay)
 */
export function muon(spec, learningRate) {
    return descend('muon', chain('direction', orthogonalOrAdam(spec), addWeightDecay(spec)), { learningRate, schedule: spec.schedule });
}
/** Both run over all weights, elementwise work being cheap; each variable takes its own. */
function orthogonalOrAdam(spec) {
    const [momentum, adam] = [addMomentum(spec), scaleByAdam(spec)];
    return {
        name: 'muon',
        init: (params, layout) => joinStates([['momentum', momentum.init(params, layout)], ['adam', adam.init(params, layout)]]),
        update: (updates, state, context) => tidyRecord(() => {
            const sums = momentum.update(updates, partOf(state, 'momentum'), context);
            const others = adam.update(updates, partOf(state, 'adam'), context);
            const ahead = tf.add(updates, tf.mul(sums.updates, spec.momentum));
            return {
                updates: chosen(ahead, others.updates, context.layout),
                state: joinStates([['momentum', sums.state], ['adam', others.state]]),
            };
        }),
    };
}
/** The orthogonalised variables of `ahead`, and all others of `adam`; flat `[P]` or `[R, P]`, as both are. */
function chosen(ahead, adam, layout) {
    const [matrices, rest] = [unflatten(ahead, layout), unflatten(adam, layout)];
    const lead = ahead.shape.slice(0, -1);
    const parts = layout.layers.flatMap(({ name, variables }) => variables.map((variable) => {
        const taken = isHiddenMatrix(name, variable) ? orthogonal(matrices[name]?.[variable.name]) : rest[name]?.[variable.name];
        return tf.reshape(taken, [...lead, variable.size]);
    }));
    return tf.concat(parts, -1);
}
function isHiddenMatrix(layer, { name, shape }) {
    return name === 'kernel' && shape.length === 2 && !NOT_HIDDEN.includes(layer);
}
/** `[m, n]`, or `[R, m, n]` one replica after the other: its arithmetic is what it costs. */
function orthogonal(matrix) {
    if (matrix.rank === 3)
        return tf.stack(tf.unstack(matrix).map(orthogonal));
    const [rows, columns] = matrix.shape;
    return tf.mul(orthogonalize(matrix), RMS_OF_ADAM * Math.sqrt(Math.max(rows, columns)));
}
//# sourceMappingURL=muon.js.map