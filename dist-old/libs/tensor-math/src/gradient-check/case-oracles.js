import { average64, conv64, each, eachGelu, gatherSquares64, norm64, plus64, pool64, product64 } from './float64-forward.js';
import { crossEntropy64, get, sum } from './float64-oracles.js';
import { attend64, softmax64 } from './float64-texts.js';
const square = each((x) => x * x);
const relu = each((x) => Math.max(x, 0));
const tanh = each(Math.tanh);
const flat = (rows) => ({ values }) => ({ shape: [rows, values.length / rows], values });
/** Row i is of class 3i mod classes. */
const entropy = ({ shape: [rows = 0, classes = 0], values }) => ({ shape: [], values: [crossEntropy64(values, Array.from({ length: rows }, (_, row) => (3 * row) % classes))] });
/** An example counts as much as its class weighs. */
const weightedEntropy = (weights) => ({ shape: [rows = 0, classes = 0], values }) => {
    const losses = Array.from({ length: rows }, (_, row) => get(weights, (3 * row) % classes) * crossEntropy64(values.slice(row * classes, (row + 1) * classes), [(3 * row) % classes]));
    return { shape: [], values: [sum(losses) / rows] };
};
/** Of targets row/4 − 2. */
const squaredErrors = (replicas) => ({ values }) => ({ shape: replicas === 1 ? [] : [replicas], values: Array.from({ length: replicas }, (_, r) => sum(values.slice(16 * r, 16 * (r + 1)).map((z, row) => (z - (row / 4 - 2)) ** 2)) / 16) });
const pair = (forward) => (a, b) => forward(a, b);
/** Of the second text three tokens are there. */
const filled = (text, _, other) => text % 2 === 0 || other < 3;
const behind = (text, token, other) => filled(text, token, other) && other <= token;
const SHARES = [1, 0.5, 0.25, 0, 0, 0.1, 0.2, 0.3, 0.4, 0];
/** `[2, 5, 6]` → `[2, 6]`. */
const sharesOfTokens = ({ values }) => ({
    shape: [2, 6],
    values: Array.from({ length: 12 }, (_, at) => sum(Array.from({ length: 5 }, (__, token) => get(SHARES, 5 * Math.floor(at / 6) + token) * get(values, 30 * Math.floor(at / 6) + 6 * token + (at % 6))))),
});
/** `[2, 5, 3, 2]` with tokens and heads in turn. */
const turnHeads = ({ values }) => ({
    shape: [2, 3, 5, 2],
    values: values.map((_, at) => get(values, 30 * Math.floor(at / 30) + 6 * (Math.floor(at / 2) % 5) + 2 * (Math.floor(at / 10) % 3) + (at % 2))),
});
const placesOfReplicas = (x, places) => ({ shape: x.shape, values: x.values.map((value, at) => value + get(places.values, 30 * Math.floor(at / 60) + (at % 30))) });
const attention = (heads, sees) => attend64(heads, sees);
const denseNet = (...inputs) => {
    const [x, w1, b1, gain, offset, w2, b2] = inputs;
    const hidden = eachGelu(norm64(plus64(product64()(x, w1), b1), gain, offset));
    return entropy(plus64(product64()(hidden, w2), b2));
};
const convolutionalNet = (...inputs) => {
    const [x, w1, b1, w2, b2] = inputs;
    const features = pool64(2, { stride: 2, pad: 'valid' })(plus64(conv64({ stride: 1, pad: 'same' })(x, w1), b1));
    return entropy(plus64(product64()(flat(4)(tanh(features)), w2), b2));
};
/** Each gradient case again in float64, slowly and with none of its operations; by the name of the case. */
export const CASE_ORACLES = {
    'matMul A·B': pair(product64()),
    'matMul Aᵀ·B': pair(product64({ aT: true })),
    'matMul A·Bᵀ': pair(product64({ bT: true })),
    'matMul Aᵀ·Bᵀ': pair(product64({ aT: true, bT: true })),
    'matMul of one column': pair(product64()),
    'batched matMul': pair(product64()),
    'batched matMul A·Bᵀ': pair(product64({ bT: true })),
    'batched matMul Aᵀ·B': pair(product64({ aT: true })),
    'bias add': pair(plus64),
    relu: relu,
    tanh: tanh,
    gelu: eachGelu,
    'layer norm': norm64,
    'layer norm of an image': norm64,
    flatten: square,
    gather: gatherSquares64([4, 0, 4, 2]),
    'softmax cross entropy': entropy,
    'softmax cross entropy of weighted classes': weightedEntropy([0.5, 4, 2]),
    'mean squared error': squaredErrors(1),
    'mean squared error of replicas': squaredErrors(2),
    'softmax cross entropy of huge logits': entropy,
    "conv2d 3×3 'same'": pair(conv64({ stride: 1, pad: 'same' })),
    "conv2d 3×3 'valid'": pair(conv64({ stride: 1, pad: 'valid' })),
    'conv2d 3×3 padded by 1': pair(conv64({ stride: 1, pad: 1 })),
    'conv2d 3×3 padded by more than the filter': pair(conv64({ stride: 1, pad: 4 })),
    "conv2d 3×3 'same' stride 2": pair(conv64({ stride: 2, pad: 'same' })),
    "conv2d 3×3 'valid' stride 2": pair(conv64({ stride: 2, pad: 'valid' })),
    "conv2d 2×4 'same'": pair(conv64({ stride: 1, pad: 'same' })),
    'conv2d 1×1': pair(conv64({ stride: 1, pad: 'same' })),
    'conv2d of one channel': pair(conv64({ stride: 1, pad: 'same' })),
    'max pool': pool64(2, { stride: 2, pad: 'valid' }),
    'max pool of negative windows': pool64(2, { stride: 2, pad: 'valid' }),
    "max pool with overlap and 'same' padding, negative": pool64(3, { stride: 2, pad: 'same' }),
    'relu, then max pool': (x) => pool64(2, { stride: 2, pad: 'same' })(relu(x)),
    'max pool, then gelu': (x) => eachGelu(pool64(2, { stride: 2, pad: 'same' })(x)),
    'average pool': average64(2, { stride: 2, pad: 'valid' }),
    'average pool of odd edges, then tanh': (x) => each(Math.tanh)(average64(2, { stride: 2, pad: 'same' })(x)),
    softmax: (x) => softmax64(x),
    'softmax with unseen places': (x) => softmax64(x, (row, at) => behind(Math.floor(row / 15), row % 5, at)),
    'transpose of heads': (x) => square(turnHeads(x)),
    'sum over the tokens with shares': (x) => square(sharesOfTokens(x)),
    'places added to all texts': (x, places) => square(plus64(x, places)),
    'places added to the texts of replicas': (x, places) => square(placesOfReplicas(x, places)),
    'attention of one head': attention(1, filled),
    'attention of three heads': attention(3, filled),
    'causal attention of two heads': attention(2, behind),
    'attention of one text and one head': attention(1, () => true),
    'causal attention of replicas': attention(2, behind),
    'dense net': denseNet,
    'convolutional net': convolutionalNet,
};
//# sourceMappingURL=case-oracles.js.map