import { describe, expect, it } from 'vitest';
import { generateCredit } from './generate-credit.js';
function credit(bias, seed = 0, rows = 20_000) {
    return generateCredit({ kind: 'generated-credit', rows, bias, seed, testFraction: 0.2 });
}
/** Coefficients of a logistic regression (bias first) by Newton's method, dense normal equations. */
function logisticFit(columns, labels) {
    const width = columns.length;
    let weights = new Array(width).fill(0);
    for (let round = 0; round < 7; round += 1) {
        const hessian = columns.map(() => new Array(width).fill(0));
        const gradient = new Array(width).fill(0);
        labels.forEach((label, row) => {
            const x = columns.map((column) => column[row] ?? 0);
            const p = 1 / (1 + Math.exp(-x.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0)));
            x.forEach((a, i) => {
                gradient[i] = (gradient[i] ?? 0) + a * (label - p);
                x.forEach((b, j) => { const line = hessian[i] ?? []; line[j] = (line[j] ?? 0) + a * b * p * (1 - p); });
            });
        });
        const step = solve(hessian, gradient);
        weights = weights.map((weight, i) => weight + (step[i] ?? 0));
    }
    return weights;
}
/** Gauss–Jordan elimination. */
function solve(matrix, right) {
    const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
    rows.forEach((pivot, i) => {
        const scale = pivot[i] ?? 1;
        for (let j = 0; j < pivot.length; j += 1)
            pivot[j] = (pivot[j] ?? 0) / scale;
        rows.forEach((row, k) => {
            const factor = row[i] ?? 0;
            if (k !== i)
                for (let j = 0; j < row.length; j += 1)
                    row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0);
        });
    });
    return rows.map((row) => row.at(-1) ?? 0);
}
/** The effect of belonging to group B on the log-odds of approval, with all else held equal. */
function groupEffect(data) {
    const { featureNames, train } = data;
    const redundant = ['group=A', 'age_band=18-25', 'employment=permanent', 'housing=family', 'purpose=business'];
    const used = featureNames.filter((name) => !redundant.includes(name) && name !== 'group=B');
    const column = (name) => {
        const at = featureNames.indexOf(name);
        return Array.from({ length: train.count }, (_, row) => train.features[row * featureNames.length + at] ?? 0);
    };
    // income, loan and savings enter as logarithms: add squares so that the linear fit can follow them
    const squares = ['income', 'loan_amount', 'savings'].map((name) => column(name).map((value) => value ** 2));
    const columns = [column('group=B'), new Array(train.count).fill(1), ...used.map(column), ...squares];
    return logisticFit(columns, [...train.labels])[0] ?? 0;
}
describe('the generated credit data', () => {
    it.each([0, 1, 2])('carry the planted bias %d and no other: a logistic regression finds it again', (bias) => {
        // standard error of the coefficient at 16,000 rows is about 0.04
        expect(Math.abs(groupEffect(credit(bias)) + bias)).toBeLessThan(0.16);
    });
    it('are the same for the same seed and others for another, also by their hash', () => {
        const data = credit(1, 3, 500);
        expect(credit(1, 3, 500)).toEqual(data);
        expect(credit(1, 4, 500).train.features).not.toEqual(data.train.features);
        expect(credit(1, 4, 500).manifest.files[0]?.sha256).not.toBe(data.manifest.files[0]?.sha256);
        expect(credit(1, 0, 100).manifest.files[0]?.sha256).toBe(FROZEN);
    });
    it('look like applications: 12 columns, two protected, groups alike but for the group, neither class rare', () => {
        const { train, featureNames, protectedAttributes, classNames, concernsPeople } = credit(0);
        expect(protectedAttributes).toEqual(['group', 'age_band']);
        expect(classNames).toEqual(['no', 'yes']);
        expect(concernsPeople).toBe(true);
        expect(new Set(featureNames.map((name) => name.split('=')[0])).size).toBe(12);
        const approved = [...train.labels].filter((label) => label === 1).length / train.count;
        expect(approved).toBeGreaterThan(0.5);
        expect(approved).toBeLessThan(0.8);
        const income = featureNames.indexOf('income');
        const groups = train.protectedValues['group'] ?? [];
        const mean = (group) => {
            const rows = groups.flatMap((each, row) => (each === group ? [train.features[row * featureNames.length + income] ?? 0] : []));
            return rows.reduce((a, b) => a + b, 0) / rows.length;
        };
        expect(Math.abs(mean('A') - mean('B'))).toBeLessThan(0.083); // 5 standard errors
    });
});
/** Runs name this hash in their manifest: a change to the generator must be seen. */
const FROZEN = 'bcd596e56edea01f1df725fab3e77f392fe359e33a664de3358c3f8bb36d047f';
//# sourceMappingURL=generate-credit.spec.js.map