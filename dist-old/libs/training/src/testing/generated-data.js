import { uniformStream } from '../models/random.js';
/** Classes as noisy copies of one random prototype each: learnable within some tens of steps. */
export function generatedData(options = {}) {
    const { inputShape = [8], classes = 3, trainCount = 256, testCount = 128 } = options;
    const width = inputShape.reduce((product, n) => product * n, 1);
    const centre = uniformStream(1, 'prototypes');
    const prototypes = Array.from({ length: classes }, () => Float32Array.from({ length: width }, () => 2 * centre() - 1));
    const split = (name, count) => {
        const noise = uniformStream(2, name);
        const labels = Int32Array.from({ length: count }, (_, row) => row % classes);
        const features = Float32Array.from({ length: count * width }, (_, i) => {
            const prototype = prototypes[labels[Math.floor(i / width)]];
            return prototype[i % width] + (2 * noise() - 1);
        });
        return { count, features, labels, protectedValues: {} };
    };
    return {
        name: 'generated',
        inputShape,
        featureNames: [],
        classNames: Array.from({ length: classes }, (_, c) => `class ${c}`),
        concernsPeople: false,
        protectedAttributes: [],
        train: split('train', trainCount),
        test: split('test', testCount),
        manifest: { files: [], splitSha256: '', trainCount, testCount, dropped: 0 },
        preprocessing: null,
    };
}
//# sourceMappingURL=generated-data.js.map