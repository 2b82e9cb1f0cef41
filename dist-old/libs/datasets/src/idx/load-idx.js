import { basename, resolve } from 'node:path';
import { InputError } from '#libs/contracts';
import { loadImageSet } from './image-set.js';
/**
 * Loads the idx files of a spec.
 *
 * @throws InputError when a file is wrong, or one of `testImages` and `testLabels` is named without the other.
 */
export async function loadIdx(spec, { baseDir }) {
    const { testImages, testLabels, testFraction, splitSeed } = spec;
    if ((testImages === undefined) !== (testLabels === undefined)) {
        const path = testImages === undefined ? 'data.testImages' : 'data.testLabels';
        throw new InputError({ source: null, path, value: null, allowed: 'both testImages and testLabels, or neither' });
    }
    const pair = (images, labels) => ({
        images: { path: resolve(baseDir, images), name: basename(images) },
        labels: { path: resolve(baseDir, labels), name: basename(labels) },
    });
    return loadImageSet({
        name: basename(spec.trainImages).replace(/(\.gz|\.idx)+$/, ''),
        train: pair(spec.trainImages, spec.trainLabels),
        test: testImages === undefined || testLabels === undefined ? undefined : pair(testImages, testLabels),
        testFraction,
        splitSeed,
    });
}
//# sourceMappingURL=load-idx.js.map