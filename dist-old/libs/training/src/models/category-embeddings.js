import * as tf from '@tensorflow/tfjs';
import { InputError } from '#libs/contracts';
import { replicaProduct } from '#libs/tensor-math';
import { variable } from './layers.js';
/**
 * Rows of one-hot features with the block of each categorical column of more than `width` categories replaced by `width` learned
 * numbers, one layer `embedding.COLUMN` each; all else stays where it is. A category that training never saw, all zero, is 0.
 *
 * e_c = o_c E_c, o_c `[…, batch, categories]` one-hot, E_c `[categories, width]`.
 *
 * @see Guo and Berkhahn, 2016, https://arxiv.org/abs/1604.06737
 * @throws InputError if the data are no table, or none of its columns has so many categories.
 */
export function categoryEmbeddings(width, { inputShape, categoricals }) {
    const features = inputShape[0];
    const blocks = (categoricals ?? []).filter((block) => block.width > width);
    if (blocks.length === 0)
        throw new InputError({ source: null, path: 'model.embeddings', value: String(width), allowed: allowedWidths(categoricals) });
    const pieces = piecesOf(blocks, features).map((piece) => ({ ...piece, layer: piece.column === null ? null : categories(piece.column, piece.size, width) }));
    return {
        outputs: features - blocks.reduce((sum, block) => sum + block.width - width, 0),
        stage: {
            layers: pieces.flatMap(({ layer }) => layer ?? []),
            run: (x, { apply }) => {
                const parts = pieces.map(({ layer, offset, size }) => (layer === null ? columnsOf(x, offset, size) : apply(layer, columnsOf(x, offset, size))));
                return tf.concat(alike(parts), -1);
            },
        },
    };
}
function allowedWidths(categoricals) {
    if (categoricals === undefined)
        return 'nothing: the data are no table';
    const most = categoricals.reduce((max, block) => Math.max(max, block.width), 0);
    return most < 2 ? 'nothing: no column is categorical' : `from 1 to ${most - 1}: no column has more than ${most} categories`;
}
function piecesOf(blocks, features) {
    const ends = [0, ...blocks.map(({ offset, width }) => offset + width)];
    const between = ends.map((offset, i) => ({ column: null, offset, size: (blocks[i]?.offset ?? features) - offset }));
    const own = blocks.map(({ column, offset, width }) => ({ column, offset, size: width }));
    return [...between, ...own].filter(({ size }) => size > 0).sort((a, b) => a.offset - b.offset);
}
function categories(column, count, width) {
    return {
        name: `embedding.${column}`,
        module: 'embedding',
        kind: 'embedding',
        variables: [{ name: 'table', shape: [count, width], start: 'embedding' }],
        forward: (x, v) => tf.matMul(x, variable(v, 'table')),
        forwardReplicas: (x, v) => replicaProduct(x, variable(v, 'table')),
    };
}
function columnsOf(x, offset, size) {
    const begin = x.shape.map((_, axis) => (axis === x.rank - 1 ? offset : 0));
    return tf.slice(x, begin, [...x.shape.slice(0, -1), size]);
}
/** Parts that all replicas share, repeated for each where others are of replicas. */
function alike(parts) {
    const rank = parts.reduce((max, part) => Math.max(max, part.rank), 0);
    const replicas = parts.find((part) => part.rank === rank)?.shape[0];
    return parts.map((part) => (part.rank === rank ? part : tf.tile(tf.expandDims(part, 0), [replicas, ...part.shape.map(() => 1)])));
}
//# sourceMappingURL=category-embeddings.js.map