import { basename } from 'node:path';
import { InputError } from '#libs/contracts';
import { bytesToUnit } from './image-set.js';
import { readIdx } from './read-idx.js';
/**
 * Reads new images from an idx file, as float32 in [0, 1] (byte / 255).
 *
 * @param inputShape `[height, width, channels]` of the model.
 * @throws InputError when the file is wrong or its images have another shape.
 */
export async function readNewImages(path, inputShape) {
    const { dimensions, values, entry } = await readIdx(path, [3, 4], basename(path));
    const [count = 0, height = 0, width = 0, channels = 1] = dimensions;
    const [found, expected] = [[height, width, channels].join(' × '), inputShape.join(' × ')];
    if (found !== expected)
        throw new InputError({ source: path, path: 'image shape', value: found, allowed: expected });
    return { count, features: bytesToUnit(Float32Array.from(values)), unusedColumns: [], unknownTexts: [], entry };
}
//# sourceMappingURL=read-new-images.js.map