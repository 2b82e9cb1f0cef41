import { InputError } from '#libs/contracts';
import { separateFiles, splitRows, splitSha256 } from '../split-rows.js';
import { readIdx } from './read-idx.js';
/**
 * Images from idx files as float32 in [0, 1] (byte / 255), shape `[height, width, channels]`.
 *
 * @throws InputError when a file is wrong, or images and labels do not fit each other.
 */
export async function loadImageSet(options) {
    const train = await loadPair(options.train);
    const test = options.test === undefined ? null : await loadPair(options.test);
    if (test !== null)
        checkShape(test, train);
    if (train.count < 2)
        throw wrong(options.train.images.path, 'images', String(train.count), 'at least 2');
    const rows = test === null ? splitRows(train.count, options.testFraction, options.splitSeed) : separateFiles(train.count, test.count);
    return assemble(options, train, test ?? train, rows);
}
function checkShape(test, train) {
    const [found, expected] = [test.shape.join(' × '), train.shape.join(' × ')];
    if (found !== expected)
        throw wrong(test.path, 'image shape', found, expected);
}
function assemble(options, train, test, rows) {
    const pairs = train === test ? [train] : [train, test];
    const files = pairs.flatMap((pair) => [pair.images.entry, pair.labels.entry]);
    return {
        name: options.name,
        inputShape: train.shape,
        featureNames: pixelNames(train.shape),
        classNames: classNames(options, pairs),
        concernsPeople: false,
        protectedAttributes: [],
        train: encode(train, rows.train),
        test: encode(test, rows.test),
        manifest: {
            files,
            splitSha256: splitSha256(rows),
            trainCount: rows.train.length,
            testCount: rows.test.length,
            dropped: 0,
        },
        preprocessing: null,
    };
}
async function loadPair(pair) {
    const images = await readIdx(pair.images.path, [3, 4], pair.images.name);
    const labels = await readIdx(pair.labels.path, [1], pair.labels.name);
    const [count = 0, height = 0, width = 0, channels = 1] = images.dimensions;
    if (count === 0 || height * width * channels === 0) {
        throw wrong(pair.images.path, 'dimensions', images.dimensions.join(' × '), 'dimensions of at least 1');
    }
    if (labels.dimensions[0] !== count) {
        throw wrong(pair.labels.path, 'labels', String(labels.dimensions[0]), `${count}, one for each image of ${pair.images.path}`);
    }
    return { path: pair.images.path, images, labels, shape: [height, width, channels], count };
}
function classNames(options, pairs) {
    const highest = pairs.reduce((most, pair) => pair.labels.values.reduce((a, b) => Math.max(a, b), most), 0);
    if (pairs[0] !== undefined && pairs[0].labels.values.every((label) => label === pairs[0]?.labels.values[0])) {
        throw wrong(options.train.labels.path, 'labels', `only ${String(pairs[0].labels.values[0])}`, 'at least two classes');
    }
    const known = options.classNames ?? [];
    return Array.from({ length: Math.max(known.length, highest + 1) }, (_, label) => known[label] ?? String(label));
}
function encode(pair, rows) {
    const size = pair.shape.reduce((product, length) => product * length, 1);
    const features = new Float32Array(rows.length * size);
    rows.forEach((row, index) => {
        const pixels = pair.images.values.subarray(row * size, (row + 1) * size);
        features.set(pixels, index * size);
    });
    return { count: rows.length, features: bytesToUnit(features), labels: rows.map((row) => pair.labels.values[row] ?? 0), protectedValues: {} };
}
/** Bytes as numbers in [0, 1], byte / 255, in place. */
export function bytesToUnit(pixels) {
    for (let index = 0; index < pixels.length; index += 1)
        pixels[index] = (pixels[index] ?? 0) / 255;
    return pixels;
}
function pixelNames([height = 0, width = 0, channels = 1]) {
    return Array.from({ length: height * width * channels }, (_, index) => {
        const pixel = Math.floor(index / channels);
        const place = `pixel ${Math.floor(pixel / width)},${pixel % width}`;
        return channels === 1 ? place : `${place},${index % channels}`;
    });
}
function wrong(source, path, value, allowed) {
    return new InputError({ source, path, value, allowed });
}
//# sourceMappingURL=image-set.js.map