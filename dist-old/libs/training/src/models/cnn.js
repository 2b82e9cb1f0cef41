import { InputError } from '#libs/contracts';
import { activate, conv2d, flat, maxPool, meanPool, norm } from './layers.js';
import { denseStages } from './mlp.js';
/**
 * Blocks of 3×3 convolution → layer norm over the channels (if asked) → activation → 2×2 pooling, named `conv1`,
 * `norm1`, …, then dense blocks and a linear `head`. Norms are numbered through: `norm2` belongs to the second block.
 *
 * @throws InputError if the data are not images.
 */
export function cnnStages(spec, { inputShape, classes }) {
    if (inputShape.length !== 3) {
        const allowed = 'mlp for data that are not images';
        throw new InputError({ source: null, path: 'model.kind', value: 'cnn', allowed });
    }
    const [height, width, depth] = inputShape;
    const { channels, activation, layerNorm, dropout = 0 } = spec;
    const pool = spec.pooling === 'average' ? meanPool : maxPool;
    const blocks = channels.flatMap((outputs, i) => {
        const place = { module: `block${i + 1}` };
        const from = i === 0 ? depth : channels[i - 1];
        const norms = layerNorm ? [norm({ ...place, name: `norm${i + 1}` }, outputs)] : [];
        const start = activation === 'tanh' ? 'glorot' : 'he';
        return [conv2d({ ...place, name: `conv${i + 1}` }, from, outputs, start), ...norms, activate(activation), pool];
    });
    const halved = (size) => channels.reduce((rest) => Math.ceil(rest / 2), size);
    const inputs = halved(height) * halved(width) * channels.at(-1);
    const dense = denseStages(spec.dense, { inputs, classes, activation, layerNorm, dropout, firstBlock: channels.length + 1 });
    return [...blocks, flat, ...dense];
}
//# sourceMappingURL=cnn.js.map