import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseRunSpec } from '#libs/contracts';
import { loadDataset } from '#libs/datasets';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshHome, gradlens, gradlensJson, ROOT } from './spec-support/program.js';
import { hasNamedData, NAMED_DATA } from './spec-support/real-runs.js';
const SPEC = path.join(ROOT, 'examples/diabetes.yaml');
const PATIENT = 'age,sex,bmi,bp,s1,s2,s3,s4,s5,s6\n59,2,32.1,101,157,93.2,38,4,4.8598,87\n';
/** A net that predicts a number, on real data: trained, executed again, traced, taken out, verified. */
describe.skipIf(!hasNamedData('sklearn_bundled'))('a run that predicts a number', { timeout: 300_000 }, () => {
    let home;
    let run;
    beforeAll(async () => {
        home = await freshHome();
        run = await gradlensJson(['run', SPEC], home, NAMED_DATA);
    }, 300_000);
    afterAll(() => rm(home, { recursive: true, force: true }));
    it('learns no worse than least squares, within 0.05 of its R²', async () => {
        const data = await loadDataset(parseRunSpec({ name: 'a', data: { kind: 'named', name: 'diabetes' }, model: { kind: 'mlp' }, budget: { steps: 1 } }, 'a').data, { dataDir: NAMED_DATA.GRADLENS_DATA_DIR, cacheDir: home, baseDir: home });
        const linear = leastSquaresR2(data);
        process.stderr.write(`R² on the test split: ${run.testR2?.toFixed(3)}, least squares ${linear.toFixed(3)}\n`);
        expect(linear).toBeGreaterThan(0.3);
        expect(run).toMatchObject({ state: 'completed', testAccuracy: null });
        expect(run.testR2).toBeGreaterThan(linear - 0.05);
        expect(run.testRmse).toBeGreaterThan(run.testMae);
    });
    it('is executed again bit for bit, and its ledger verifies', async () => {
        expect(await gradlensJson(['replay', run.run], home, NAMED_DATA)).toMatchObject({ bitExact: true, sameWeights: true, comparedSteps: 300 });
        expect(await gradlens(['verify', run.run], home)).toMatchObject({ code: 0 });
    });
    it('is traced by the number that it predicts, as by its loss; not by log odds', async () => {
        for (const of of ['score', 'loss']) {
            const trace = await gradlensJson(['trace', run.run, '--record', 'test:0', '--of', of, '--controls', '20', '--verify', '1'], home, NAMED_DATA);
            expect(trace.fidelity.bitExact).toBe(true);
            expect(trace.quality.lds).toBeGreaterThan(0.9);
            expect(trace.target).toBe(of === 'loss' ? 'loss, record test:0' : 'score of "progression", record test:0');
        }
        expect(await gradlens(['trace', run.run, '--record', 'test:0', '--of', 'logit'], home, NAMED_DATA)).toMatchObject({ code: 2, stderr: expect.stringContaining('a number has no log odds') });
    });
    it('records predictions in the unit of the target, beside the truth', async () => {
        const { predictions } = await gradlensJson(['predictions', run.run, '--first', '1000'], home);
        expect(predictions.length).toBeGreaterThan(50);
        for (const { label } of predictions)
            expect(Number(label)).toBeGreaterThanOrEqual(25); // the least of the data
        const errors = predictions.map(({ score, label }) => (score - Number(label)) ** 2);
        const rmse = Math.sqrt(errors.reduce((sum, error) => sum + error, 0) / errors.length);
        expect(rmse).toBeCloseTo(run.testRmse, predictions.length === 88 ? 2 : -2);
    });
    it('gives new records a number, from the folder of its model', async () => {
        const folder = path.join(home, 'model');
        await gradlensJson(['export', run.run, '-o', folder], home, NAMED_DATA);
        await writeFile(path.join(home, 'new.csv'), PATIENT);
        const { code, stdout, stderr } = await gradlens(['predict', folder, '--records', path.join(home, 'new.csv')], home);
        expect(code, stderr).toBe(0);
        const [head, line] = stdout.trim().split('\n');
        expect(head).toBe('row,progression');
        expect(Number(line?.split(',')[1])).toBeGreaterThan(100);
        expect(Number(line?.split(',')[1])).toBeLessThan(350); // the highest of the data is 346
    });
    it('is told in its report by the errors of a number, and not by an accuracy', async () => {
        const file = path.join(home, 'report.json');
        const page = path.join(home, 'report.html');
        for (const [format, to] of [['json', file], ['html', page]])
            expect(await gradlens(['report', run.run, '--format', format, '-o', to], home, NAMED_DATA)).toMatchObject({ code: 0 });
        const told = JSON.parse(await readFile(file, 'utf8')).content.run;
        expect(told).toMatchObject({ testAccuracy: null, testR2: run.testR2, testRmse: run.testRmse, testMae: run.testMae });
        const html = await readFile(page, 'utf8');
        expect(html).toContain('test R²');
        expect(html).not.toContain('>test accuracy<');
    });
    it('is refused by what is about classes, with the reason', async () => {
        for (const command of ['groups', 'impact']) {
            const { code, stderr } = await gradlens([command, run.run], home, NAMED_DATA);
            expect(code).toBe(2);
            expect(stderr).toContain('a run with two classes');
        }
    });
});
/** R² on the test split of least squares on the training split, with an intercept. */
function leastSquaresR2({ train, test, featureNames }) {
    const width = featureNames.length + 1;
    const rowOf = ({ features }, row) => [1, ...features.subarray(row * (width - 1), (row + 1) * (width - 1))];
    const matrix = Array.from({ length: width }, (_, i) => Array.from({ length: width + 1 }, (__, j) => (i === j ? 1e-6 : 0)));
    for (let row = 0; row < train.count; row++) {
        const x = [...rowOf(train, row), train.targets[row]];
        for (let i = 0; i < width; i++)
            for (let j = 0; j <= width; j++)
                matrix[i][j] += x[i] * x[j];
    }
    const weights = solved(matrix);
    const errors = Array.from(test.targets, (y, row) => (y - rowOf(test, row).reduce((sum, x, i) => sum + x * weights[i], 0)) ** 2);
    const mean = test.targets.reduce((sum, y) => sum + y / test.count, 0);
    return 1 - errors.reduce((sum, e) => sum + e, 0) / test.targets.reduce((sum, y) => sum + (y - mean) ** 2, 0);
}
/** Gauss-Jordan of a positive definite system with its right-hand side as the last column. */
function solved(matrix) {
    matrix.forEach((row, i) => {
        const pivot = row[i];
        for (let j = 0; j < row.length; j++)
            row[j] /= pivot;
        matrix.forEach((other, k) => {
            if (k === i)
                return;
            const factor = other[i];
            for (let j = 0; j < row.length; j++)
                other[j] -= factor * row[j];
        });
    });
    return matrix.map((row) => row.at(-1));
}
//# sourceMappingURL=regression.e2e-spec.js.map