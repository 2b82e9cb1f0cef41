import { expect, it } from 'vitest';
import { comparisonLines } from './comparison-lines.js';
import { comparisonBlocks, findings } from './comparison-words.js';
import { markdownOf } from './document.js';
import { handMadeComparison } from './testing/hand-made-comparison.js';
const FAST = { scaler: [100, 110, 120], uniform: [100, 110, 120], scaleOne: [200, 220, 240], constant: [300, 330, 360], cosine: [400, 400, 400] };
it('says what is saved, and that the part by layer adds nothing where it does not', () => {
    expect(findings(handMadeComparison(FAST))).toEqual([
        // a third of the steps, each of twice the time
        'Whole optimizer: snr needs 66.7 % [66.7, 66.7] fewer steps against adam, constant, the fastest tuned baseline; processor time to target, recording included: 33.3 % [33.3, 33.3] less.',
        'Choosing by layer: snr shows no difference in steps (0.0 % [0.0, 0.0] fewer steps) against snr, uniform.',
        'Scaling at all: snr needs 50.0 % [50.0, 50.0] fewer steps against scale 1.',
        'Final accuracy: 0.00 points [0.00, 0.00] against adam, cosine, the baseline with the lowest validation loss: not worse by more than 0.5 points.',
        'Cost of auditability: not compared; --auditable trains the same task under the other choice too.',
        // 330 · 0.001 − 110 · 0.0015 − 110 · 0.0005
        expect.stringMatching(/^Net economy of one training to the target, in processor seconds, storage at 0 a gigabyte and year where a processor hour is 0\.05: 0\.330 s \(adam, constant\) − 0\.165 s training − 0\.0550 s scaling and recording − 0\.00 s storage − 0\.00 s tracing − 0\.00 s meta-training \(÷ 1 retrainings\) = 0\.110 s/),
    ]);
});
it('says that it does not pay, in money with storage and meta-training, and what energy it takes', () => {
    const slow = handMadeComparison({ ...FAST, scaler: [400, 390, 400], costs: { pricePerHour: 3600, watts: 20, storagePerGbYear: 1000, traceSeconds: 2, metaSeconds: 50, retrainings: 10 } });
    const lines = findings(slow);
    expect(lines[0]).toMatch(/^Whole optimizer: snr needs 20\.2 % \[.*\] more steps against adam, constant/);
    expect(lines[1]).toMatch(/^Choosing by layer: snr needs 260\.6 % \[.*\] more steps against snr, uniform/);
    // 39 bytes · 3 layers · 396.7 steps · 1e-6 a byte; 2 s of traces; 50 s of search over 10 retrainings
    expect(lines.at(-2)).toMatch(/at 3600 a processor hour and 1000 a gigabyte and year: 0\.330 .* − 0\.595 training − 0\.198 scaling and recording − 0\.0464 storage − 2\.00 tracing − 5\.00 meta-training \(÷ 10 retrainings\) = -7\.51 .*: it does not pay\.$/);
    expect(lines.at(-1)).toBe('Energy of one training to the target at 20 W: 0.00183 Wh (adam, constant), 0.00441 Wh (the scaler, recorded).');
});
it('tells storage in processor seconds by the price of an hour, and says of an older comparison what it left out', () => {
    // 39 bytes · 3 layers · 110 steps · 1e-6 a byte, where a second is 0.05 / 3600
    const priced = handMadeComparison({ ...FAST, costs: { storagePerGbYear: 1000 } });
    expect(priced.economy.storage).toBeCloseTo((39 * 3 * 110 * 1e-6) / (0.05 / 3600), 6);
    expect(findings(priced).at(-1)).toContain('storage at 1000 a gigabyte and year where a processor hour is 0.05: ');
    const { exchangePerHour, tracing, ...before } = priced.economy;
    expect([exchangePerHour, tracing]).toEqual([0.05, 0]);
    expect(findings({ ...priced, economy: before }).at(-1)).toMatch(/in processor seconds, storage left out: .* − 0\.00 s tracing − /);
});
it('does not say of a net economy what its interval does not', () => {
    const economyOf = (scaler) => findings(handMadeComparison({ ...FAST, scaler, constant: [300, 300, 300] })).at(-1) ?? '';
    // 300 · 0.001 − 400 · 0.002 to 300 · 0.001 − 100 · 0.002
    expect(economyOf([100, 400, 300])).toMatch(/= -0\.233 s \[-0\.500 s, 0\.100 s\]: not shown to pay\.$/);
    expect(economyOf([300, 400, 300])).toMatch(/: it does not pay\.$/);
    expect(economyOf([100, 100, 110])).toMatch(/ s\]\.$/);
});
it('is a page with every arm, marks of the edge of a grid, and how it was made', () => {
    const text = markdownOf(comparisonBlocks(handMadeComparison({ ...FAST, cosine: [999, 999, 999] })));
    expect(text).toContain('| adam, cosine | 0.01, edge of the grid | 400 (400) | 3 of 3 | 0.400 | 90.00 % |');
    expect(text).toContain('| snr, uniform | 0.01 | 110 (110) | 0 of 3 | not timed | 90.00 % |');
    expect(text).toContain('The scaler and its ablations are tuned in the same way.');
});
it('is a line for each arm, and one for what they share', () => {
    const lines = comparisonLines(handMadeComparison(FAST));
    expect(lines.map(({ scaler }) => scaler)).toEqual(['snr', 'snr, uniform', 'scale 1', 'adam, constant', 'adam, cosine', undefined]);
    expect(lines[0]).toMatchObject({ median: 110, mean: 110, medianSeconds: 0.22, missed: 0, speedupPct: { 'scale 1': { value: 50 } }, processorPct: { 'adam, constant': { value: expect.closeTo(33.33, 1) } } });
    expect(lines.at(-1)).toMatchObject({ target: 0.5, targetBy: 'adam, cosine' });
});
it.each([
    ['auditable', 'auditable choice needs 100.0 % [100.0, 100.0] more steps against snr; processor time to target, recording included: 100.0 % [100.0, 100.0] more; final accuracy 0.00 points [0.00, 0.00]. What differs in the auditable choice: optimizer.learningRate 0.004 (was 0.032).', 'auditable choice', -100],
    ['free', 'snr needs 50.0 % [50.0, 50.0] fewer steps against free choice; processor time to target, recording included: 50.0 % [50.0, 50.0] less; final accuracy 0.00 points [0.00, 0.00]. What differs in the free choice: optimizer.learningRate 0.004 (was 0.032).', 'snr', 50],
])('says what auditability costs beside the other choice: %s', (role, words, auditable, percent) => {
    const comparison = handMadeComparison({ ...FAST, choice: { role, steps: [200, 220, 240] } });
    expect(findings(comparison)).toContainEqual(`Cost of auditability: ${words}`);
    const shared = comparisonLines(comparison).at(-1);
    expect(shared.auditability).toMatchObject({ auditable, processorPct: { ci95: [percent, percent] }, accuracyPoints: { value: 0, notWorse: true } });
    expect(shared.auditability.speedupPct.value).toBeCloseTo(percent, 9);
    expect(comparisonLines(handMadeComparison(FAST)).at(-1)).toMatchObject({ auditability: null });
});
//# sourceMappingURL=comparison-words.spec.js.map