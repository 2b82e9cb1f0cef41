import * as tf from '@tensorflow/tfjs';
import { featuresOf } from '#libs/datasets';
/** The same without class weights: what is asked of single records counts them alike. */
export function unweighted({ inputShape, classes, target }) {
    return { inputShape, classes, target };
}
/** The named rows of a split: gathered on the host, uploaded once. */
export function gatherBatch(split, rows, shape) {
    const { inputShape, classes, classWeights, target } = shape;
    const width = inputShape.reduce((product, n) => product * n, 1);
    return {
        inputs: tf.tensor(featuresOf(split, rows, width), [rows.length, ...inputShape], 'float32'),
        labels: tf.tensor2d(wanted(split, rows, shape), [rows.length, classes], 'float32'),
        isWeighted: classWeights !== undefined,
        ...(target === undefined ? {} : { target }),
    };
}
/** What the net should say of each row. */
function wanted({ labels, targets }, rows, { classes, classWeights, target }) {
    if (target !== undefined)
        return Float32Array.from(rows, (row) => targets?.[row] ?? NaN);
    const oneHot = new Float32Array(rows.length * classes);
    rows.forEach((row, i) => {
        const label = labels[row];
        oneHot[i * classes + label] = classWeights?.[label] ?? 1;
    });
    return oneHot;
}
//# sourceMappingURL=batch.js.map