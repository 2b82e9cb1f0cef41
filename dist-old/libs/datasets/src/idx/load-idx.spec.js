import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { dataSchema } from '#libs/contracts';
import { describe, expect, it } from 'vitest';
import { loadDataset } from '../load-dataset.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { readNewImages } from './read-new-images.js';
function idx(dimensions, values, magic = [0, 0, 8, dimensions.length]) {
    const sizes = dimensions.map((size) => { const word = Buffer.alloc(4); word.writeUInt32BE(size); return word; });
    return Buffer.concat([Buffer.from(magic), ...sizes, Buffer.from(values)]);
}
const IMAGES = idx([4, 1, 2], [0, 255, 51, 102, 1, 2, 3, 4]);
const LABELS = idx([4], [0, 1, 2, 1]);
async function load(files, extra = {}) {
    const baseDir = temporaryFolder();
    mkdirSync(join(baseDir, 'd'));
    for (const [name, bytes] of Object.entries(files))
        writeFileSync(join(baseDir, 'd', name), bytes);
    const spec = dataSchema.parse({ kind: 'idx', trainImages: 'd/images', trainLabels: 'd/labels', testFraction: 0.5, ...extra });
    return loadDataset(spec, { baseDir, cacheDir: baseDir });
}
const withTest = { testImages: 'd/test-images', testLabels: 'd/test-labels' };
describe('idx images', () => {
    it('become float32 in [0, 1] of shape height, width, 1, with the labels beside them', async () => {
        const data = await load({ images: IMAGES, labels: LABELS, 'test-images': IMAGES, 'test-labels': LABELS }, withTest);
        expect(data.inputShape).toEqual([1, 2, 1]);
        expect([...data.train.features]).toEqual([0, 1, 51 / 255, 102 / 255, 1 / 255, 2 / 255, 3 / 255, 4 / 255].map(Math.fround));
        expect([...data.train.labels]).toEqual([0, 1, 2, 1]);
        expect(data.classNames).toEqual(['0', '1', '2']);
        expect(data.manifest.files.map((file) => file.name)).toEqual(['images', 'labels', 'test-images', 'test-labels']);
        expect(data.manifest).toMatchObject({ trainCount: 4, testCount: 4, dropped: 0 });
    });
    it('are read gzipped just the same, and hashed as the file lies there', async () => {
        const plain = await load({ images: IMAGES, labels: LABELS });
        const zipped = await load({ images: gzipSync(IMAGES), labels: gzipSync(LABELS) });
        expect(zipped.train.features).toEqual(plain.train.features);
        expect(zipped.manifest.files[0]?.sha256).not.toBe(plain.manifest.files[0]?.sha256);
    });
    it('are split by the seed where there is no test file, each image with its label', async () => {
        const data = await load({ images: IMAGES, labels: LABELS }, { splitSeed: 3 });
        expect([data.train.count, data.test.count]).toEqual([2, 2]);
        const labelOfFirstPixel = { 0: 0, 51: 1, 1: 2, 3: 1 };
        for (const split of [data.train, data.test]) {
            split.labels.forEach((label, row) => {
                expect(labelOfFirstPixel[Math.round((split.features[row * 2] ?? 0) * 255)]).toBe(label);
            });
        }
    });
    it.each([
        ['a wrong magic number', { images: idx([4, 1, 2], [], [0, 0, 13, 3]), labels: LABELS }, /images: magic number is 0x00000d03; allowed: .*0x00000803/],
        ['labels where images belong', { images: LABELS, labels: LABELS }, /magic number is 0x00000801/],
        ['a file cut short', { images: IMAGES.subarray(0, 20), labels: LABELS }, /images: length is 20 bytes; allowed: 24 bytes/],
        ['a header cut short', { images: IMAGES.subarray(0, 7), labels: LABELS }, /length is 7 bytes; allowed: at least 16/],
        ['an empty file', { images: Buffer.alloc(0), labels: LABELS }, /magic number is 0x;/],
        ['a file too long', { images: Buffer.concat([IMAGES, Buffer.alloc(1)]), labels: LABELS }, /length is 25 bytes/],
        ['a gzip file cut short', { images: gzipSync(IMAGES).subarray(0, 20), labels: LABELS }, /gzip is 20 bytes that do not unpack/],
        ['fewer labels than images', { images: IMAGES, labels: idx([3], [0, 1, 2]) }, /labels: labels is 3; allowed: 4/],
        ['one class only', { images: IMAGES, labels: idx([4], [1, 1, 1, 1]) }, /only 1; allowed: at least two classes/],
        ['no labels file', { images: IMAGES }, /labels is missing; allowed: a file that can be read/],
    ])('are refused with file, finding and expectation: %s', async (_, files, message) => {
        await expect(load(files)).rejects.toThrow(message);
        await expect(load(files)).rejects.toMatchObject({ name: 'InputError' });
    });
    it('are refused when the test images have another shape or their labels are not named', async () => {
        const files = { images: IMAGES, labels: LABELS, 'test-images': idx([4, 2, 1], [1, 2, 3, 4, 5, 6, 7, 8]), 'test-labels': LABELS };
        await expect(load(files, withTest)).rejects.toThrow(/image shape is 2 × 1 × 1; allowed: 1 × 2 × 1/);
        await expect(load(files, { testImages: 'd/test-images' })).rejects.toThrow('data.testLabels is missing');
    });
});
describe('new images', () => {
    const file = (bytes) => {
        const path = join(temporaryFolder(), 'new-images');
        writeFileSync(path, bytes);
        return path;
    };
    it('are encoded as those of a training', async () => {
        const { train } = await load({ images: IMAGES, labels: LABELS, 'test-images': IMAGES, 'test-labels': LABELS }, withTest);
        const { count, features, entry } = await readNewImages(file(IMAGES), [1, 2, 1]);
        expect({ count, features }).toEqual({ count: train.count, features: train.features });
        expect(entry.name).toBe('new-images');
    });
    it('are refused where they have another shape than the model takes', async () => {
        await expect(readNewImages(file(IMAGES), [2, 1, 1])).rejects.toThrow('image shape is 1 × 2 × 1; allowed: 2 × 1 × 1');
    });
});
//# sourceMappingURL=load-idx.spec.js.map