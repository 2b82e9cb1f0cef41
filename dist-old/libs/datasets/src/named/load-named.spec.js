import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadDataset } from '../load-dataset.js';
import { dataDirOrSkip } from '../testing/data-dir-or-skip.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { findNamedFiles } from './named-sets.js';
async function load(name, dataDir, splitSeed = 0) {
    const cacheDir = join(dataDir, 'no cache here');
    return loadDataset({ kind: 'named', name, testFraction: 0.2, splitSeed }, { dataDir, cacheDir, baseDir: '.' });
}
function shareOf(label, { labels, count }) {
    return labels.filter((each) => each === label).length / count;
}
const adult = dataDirOrSkip('uci_adult', 2);
describe.skipIf(adult === null)('UCI Adult', () => {
    it('has its 32,561 and 16,281 rows, the class shares of its description, and no weight among the features', async () => {
        const data = await load('adult', adult ?? '');
        expect([data.train.count, data.test.count]).toEqual([32_561, 16_281]);
        expect(data.classNames).toEqual(['<=50K', '>50K']);
        expect(shareOf(1, data.train)).toBeCloseTo(7841 / 32_561, 9);
        expect(shareOf(1, data.test)).toBeCloseTo(3846 / 16_281, 9);
        expect(data.protectedAttributes).toEqual(['age', 'marital-status', 'race', 'sex', 'native-country']);
        expect(data.featureNames.filter((name) => name.startsWith('fnlwgt'))).toEqual([]);
        expect(data.featureNames.length).toBe(107); // 5 numbers + 102 categories, 3 of them "missing"
        expect(data.train.features.length).toBe(32_561 * 107);
        expect(data.concernsPeople).toBe(true);
    });
    it('keeps who a record is about, and standardises on the training split', async () => {
        const { train, featureNames } = await load('adult', adult ?? '');
        const count = (name, value) => train.protectedValues[name]?.filter((each) => each === value).length ?? 0;
        expect([count('sex', 'Female'), count('sex', 'Male')]).toEqual([10_771, 21_790]);
        expect(count('native-country', '?')).toBe(583);
        const age = train.features.filter((_, i) => i % featureNames.length === featureNames.indexOf('age'));
        const mean = age.reduce((a, b) => a + b, 0) / age.length;
        expect(Math.abs(mean)).toBeLessThan(1e-5);
        expect(age.reduce((a, b) => a + b * b, 0) / age.length).toBeCloseTo(1, 5);
    });
});
const german = dataDirOrSkip('uci_german', 2);
describe.skipIf(german === null)('Statlog German credit', () => {
    it('has 700 good and 300 bad of 1,000, split by the seed', async () => {
        const data = await load('german', german ?? '');
        expect([data.train.count, data.test.count]).toEqual([800, 200]);
        expect(data.classNames).toEqual(['bad', 'good']);
        expect(shareOf(1, data.train) * 800 + shareOf(1, data.test) * 200).toBeCloseTo(700, 6);
        expect([...data.protectedAttributes].sort()).toEqual(['age', 'foreign_worker', 'status_and_sex']);
        const women = [...(data.train.protectedValues['status_and_sex'] ?? []), ...(data.test.protectedValues['status_and_sex'] ?? [])];
        expect(women.filter((code) => code === 'A92')).toHaveLength(310);
        expect((await load('german', german ?? '', 1)).manifest.splitSha256).not.toBe(data.manifest.splitSha256);
    });
});
const compas = dataDirOrSkip('compas', 1);
describe.skipIf(compas === null)('ProPublica’s COMPAS', () => {
    it('has the 6,172 rows of the published analysis, and nothing that gives the answer away', async () => {
        const data = await load('compas', compas ?? '');
        expect(data.train.count + data.test.count).toBe(6172);
        expect(data.manifest.dropped).toBe(7214 - 6172);
        const charged = shareOf(1, data.train) * data.train.count + shareOf(1, data.test) * data.test.count;
        expect(Math.round(charged)).toBe(2809); // 45.5 % of 6,172, as published
        const race = [...(data.train.protectedValues['race'] ?? []), ...(data.test.protectedValues['race'] ?? [])];
        expect(race.filter((each) => each === 'African-American')).toHaveLength(3175);
        expect(data.featureNames.filter((name) => /score|recid|event|^id/.test(name))).toEqual([]);
    });
});
const wine = dataDirOrSkip('sklearn_bundled', 1);
describe.skipIf(wine === null)('wine', () => {
    it('has 59, 71 and 48 of 178 of its three cultivars by 13 measurements, and is not about people', async () => {
        const { train, test, classNames, featureNames, concernsPeople, protectedAttributes } = await load('wine', wine ?? '');
        const counts = [0, 1, 2].map((label) => [...train.labels, ...test.labels].filter((each) => each === label).length);
        expect({ classNames, counts, features: featureNames.length, concernsPeople, protectedAttributes }).toEqual({ classNames: ['0', '1', '2'], counts: [59, 71, 48], features: 13, concernsPeople: false, protectedAttributes: [] });
    });
});
const fashion = dataDirOrSkip('fashion_mnist', 1);
describe.skipIf(fashion === null)('Fashion-MNIST', () => {
    it('has 60,000 and 10,000 images of 28 × 28 in [0, 1], a tenth of each class', async () => {
        const data = await load('fashion-mnist', fashion ?? '');
        expect([data.train.count, data.test.count]).toEqual([60_000, 10_000]);
        expect(data.inputShape).toEqual([28, 28, 1]);
        expect(data.classNames[9]).toBe('Ankle boot');
        for (let label = 0; label < 10; label += 1)
            expect(shareOf(label, data.train)).toBe(0.1);
        let highest = 0;
        let lowest = 1;
        for (const value of data.test.features) {
            highest = Math.max(highest, value);
            lowest = Math.min(lowest, value);
        }
        expect([lowest, highest]).toEqual([0, 1]);
    });
});
const mnist = dataDirOrSkip('mnist_t10k', 1);
describe.skipIf(mnist === null)('MNIST', () => {
    it('says in its name when only the test split is there, and splits that 8,000 to 2,000', async () => {
        const data = await load('mnist', mnist ?? '');
        expect(data.name).toBe('mnist (10k test split)');
        expect([data.train.count, data.test.count]).toEqual([8000, 2000]);
        expect(data.classNames).toHaveLength(10);
        expect(findNamedFiles('mnist', { dataDir: mnist ?? '', cacheDir: '.' })).toHaveLength(2);
    });
});
describe('a named set', () => {
    afterEach(() => { vi.unstubAllGlobals(); });
    it('with other bytes than the pinned ones is refused, naming file and both sums', async () => {
        const dataDir = temporaryFolder();
        mkdirSync(join(dataDir, 'uci_german'));
        writeFileSync(join(dataDir, 'uci_german', 'german.data'), 'A11 6\n');
        await expect(load('german', dataDir)).rejects.toThrow(/uci_german\/german\.data: sha256 is [0-9a-f]{64}; allowed: b21f3d81/);
    });
    it('that can be had nowhere says what was tried and where to put the file', async () => {
        vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed', { cause: new Error('no network in this test') })));
        const dataDir = temporaryFolder();
        const failed = load('german', dataDir);
        await expect(failed).rejects.toMatchObject({ name: 'InputError' });
        await expect(failed).rejects.toThrow(/https:\/\/archive\.ics\.uci\.edu\S*german\.data: fetch failed \(no network in this test\)/);
        await expect(failed).rejects.toThrow(join(dataDir, 'uci_german', 'german.data'));
        expect(findNamedFiles('german', { dataDir, cacheDir: dataDir })).toBeNull();
    });
    it.skipIf(german === null)('is found under a flat name as well', async () => {
        const dataDir = temporaryFolder();
        copyFileSync(join(german ?? '', 'uci_german', 'german.data'), join(dataDir, 'german.data'));
        expect((await load('german', dataDir)).train.count).toBe(800);
        expect(findNamedFiles('german', { dataDir, cacheDir: '.' })).toEqual([join(dataDir, 'german.data')]);
    });
});
//# sourceMappingURL=load-named.spec.js.map