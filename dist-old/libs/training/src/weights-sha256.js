import { createHash } from 'node:crypto';
import * as tf from '@tensorflow/tfjs';
import { unflatten } from '#libs/gradient-scaling';
/**
 * sha256 of weights, hex: float32 little-endian, layers by name, within a layer variables by name; each preceded by
 * `layer/variable` and its shape, so that weights of another net never collide.
 *
 * @param params flat `[P]`; borrowed, and must live until this resolves.
 */
export async function weightsDigest(params, layout) {
    const named = unflatten(params, layout);
    try {
        const hash = createHash('sha256');
        for (const [layer, variables] of byName(named)) {
            for (const [variable, tensor] of byName(variables)) {
                const values = (await tensor.data());
                hash.update(`${layer}/${variable} ${tensor.shape.join('x')}\n`);
                hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
            }
        }
        return hash.digest('hex');
    }
    finally {
        tf.dispose(named);
    }
}
function byName(record) {
    return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}
//# sourceMappingURL=weights-sha256.js.map