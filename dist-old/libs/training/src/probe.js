import * as tf from '@tensorflow/tfjs';
import { unflatten } from '#libs/gradient-scaling';
import { gatherBatch, unweighted } from './batch.js';
import { saidOf } from './evaluate.js';
import { lossOf, replicaGradients } from './loss-and-gradients.js';
import { joinTrainState } from './train-state.js';
/** Parts of the state that an optimizer remembers. */
const OPTIMIZER_PARTS = /^(direction|place)\./;
/** Collects what a step computes. `observe` goes into the step; `read` gives it when the step is done. */
export function stepProbe(state, step) {
    const { vectors, scalars } = joinTrainState(state);
    const before = { ...pick(vectors), ...pick(scalars), params: state.params };
    const kept = Object.entries(before).map(([name, tensor]) => [name, tf.keep(tf.clone(tensor))]);
    const seen = new Map();
    return {
        observe: (tensors) => {
            for (const [name, tensor] of Object.entries({ ...tensors }))
                seen.set(name, tf.keep(tf.clone(tensor)));
        },
        read: async () => {
            const values = new Map();
            for (const [name, tensor] of [...kept, ...seen]) {
                values.set(name, Float32Array.from(await tensor.data()));
                tensor.dispose();
            }
            const of = (name) => values.get(name) ?? new Float32Array(0);
            const numbers = Object.keys(pick(scalars)).map((name) => [name, of(name)[0] ?? NaN]);
            return {
                step,
                kept: of('keep')[0] === 1,
                learningRate: of('learningRate')[0] ?? NaN,
                ...{ scale: of('scale'), params: of('params'), gradients: of('gradients') },
                vectors: Object.fromEntries(Object.keys(pick(vectors)).map((name) => [name, of(name)])),
                scalars: Object.fromEntries(numbers),
            };
        },
    };
}
function pick(tensors) {
    return Object.fromEntries(Object.entries(tensors).filter(([name]) => OPTIMIZER_PARTS.test(name)));
}
/** ∂(batch loss)/∂w at several weight vectors, `[R, P]`, in one pass. */
export async function gradientsAt(model, batch, params) {
    const gradients = tf.tidy(() => replicaGradients(model, tf.tensor2d(params, [params.length / model.layout.size, model.layout.size]), batch).gradients);
    const values = (await gradients.data());
    gradients.dispose();
    return values;
}
/** Rows of a target that go through the net at once; a whole split of images does not fit. */
const ROWS_AT_ONCE = 4096;
/** The target at some weights, and its gradient by them, `[P]`. */
export async function targetGradient(model, split, shape, { target, params }) {
    let value = 0;
    const sum = new Float64Array(params.size);
    for (const part of targetParts(target)) {
        const [at, gradient] = tf.tidy(() => {
            const batch = gatherBatch(split, part.rows, unweighted(shape));
            const found = tf.valueAndGrad((flat) => targetValue(model, flat, batch, part))(params);
            return [found.value, found.grad];
        });
        value = Math.fround(value + ((await at.data())[0] ?? NaN)); // as float32 sums of replicas
        (await gradient.data()).forEach((g, i) => { sum[i] = sum[i] + g; });
        tf.dispose([at, gradient]);
    }
    return { value, gradient: Float32Array.from(sum) };
}
/** A target over many rows as targets over few whose sum it is. */
export function targetParts(target) {
    const { rows, weights = new Float32Array(rows.length).fill(1 / rows.length) } = target;
    if (rows.length <= ROWS_AT_ONCE)
        return [target];
    return Array.from({ length: Math.ceil(rows.length / ROWS_AT_ONCE) }, (_, i) => {
        const [from, to] = [i * ROWS_AT_ONCE, (i + 1) * ROWS_AT_ONCE];
        return { ...target, rows: rows.slice(from, to), weights: weights.slice(from, to) };
    });
}
/** Mean over the rows, or their weighted sum, `[]`; of replicas, of weights `[R, P]`, `[R]`. */
export function targetValue(model, params, { inputs, labels, isWeighted, target }, { of, classIndex, weights: ofRows }) {
    const weights = unflatten(params, model.layout);
    const logits = params.rank === 1 ? model.forward(weights, inputs) : model.forwardReplicas(weights, inputs);
    if (of === 'loss' && ofRows === undefined)
        return lossOf({ isWeighted, target })(logits, labels);
    const values = target === undefined ? ofClasses(logits, labels, { of, classIndex }) : ofNumbers(logits, labels, { of, target });
    return ofRows === undefined ? tf.mean(values, -1) : tf.sum(tf.mul(values, tf.tensor1d(ofRows)), -1);
}
/** `[..., rows]` */
function ofClasses(logits, labels, { of, classIndex }) {
    return of === 'loss' ? lossesOf(logits, labels) : classValues(logits, of, classIndex);
}
/** Predicted numbers, or squared errors of the standardised target, `[..., rows]`. @throws RangeError for log odds */
function ofNumbers(outputs, targets, { of, target }) {
    if (of === 'logit')
        throw new RangeError('a number has no log odds');
    return tf.squeeze(of === 'loss' ? tf.square(tf.sub(outputs, targets)) : saidOf(outputs, { target }), [-1]);
}
/** log Σ exp(z) − z_label, `[..., rows]`; labels are one-hot. */
function lossesOf(logits, labels) {
    return tf.sub(tf.logSumExp(logits, -1), tf.sum(tf.mul(logits, labels), -1));
}
/** Probability of a class, or its log odds, `[..., rows]`. */
function classValues(logits, of, classIndex) {
    const one = tf.oneHot(tf.tensor1d([classIndex], 'int32'), logits.shape.at(-1)).toFloat();
    if (of === 'score')
        return tf.sum(tf.mul(tf.softmax(logits), one), -1);
    // log odds: z_c − log Σ over the other classes
    const own = tf.sum(tf.mul(logits, one), -1);
    const others = tf.logSumExp(tf.sub(logits, tf.mul(one, 1e9)), -1);
    return tf.sub(own, others);
}
//# sourceMappingURL=probe.js.map