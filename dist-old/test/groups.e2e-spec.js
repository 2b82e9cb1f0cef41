import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshHome, gradlens, gradlensJson, ROOT } from './spec-support/program.js';
/** `gradlens groups`, on data with a planted bias against one group. */
describe('gradlens groups', { timeout: 180_000 }, () => {
    let home;
    let run;
    beforeAll(async () => {
        home = await freshHome();
        run = (await gradlensJson(['run', path.join(ROOT, 'examples/planted-push.yaml')], home)).run;
    }, 120_000);
    afterAll(() => rm(home, { recursive: true, force: true }));
    it('counts every test record in one group of each attribute, and finds the planted gap with its interval', async () => {
        const report = await gradlensJson(['groups', run], home);
        expect(report).toMatchObject({ records: 4000, step: 250, positive: 'yes' });
        expect(report.reports.length).toBeGreaterThan(0);
        for (const { groups } of report.reports)
            expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(4000);
        const gaps = report.reports.map(({ gaps: { demographicParityDifference = 0 } }) => demographicParityDifference);
        expect(Math.max(...gaps)).toBeGreaterThan(0.05);
        for (const { gaps: found, ci95 } of report.reports) {
            const [low, high] = ci95['demographicParityDifference'];
            expect(low).toBeLessThanOrEqual(found['demographicParityDifference']);
            expect(high).toBeGreaterThanOrEqual(found['demographicParityDifference']);
        }
    });
    it('moves with the threshold, and tells a person where a rate is over nobody', async () => {
        const all = await gradlens(['groups', run, '--threshold', '0'], home);
        expect(all.stdout).toContain('demographic parity difference 0.000 (95 % 0.000 to 0.000), ratio 1.000');
        const none = await gradlens(['groups', run, '--threshold', '1'], home);
        expect(none.stdout).toContain('ratio unknown (nobody is selected)');
        const wrong = await gradlens(['groups', run, '--threshold', '2'], home);
        expect(wrong).toMatchObject({ code: 2, stdout: '' });
        expect(wrong.stderr).toContain('allowed: a number from 0 to 1');
    });
});
//# sourceMappingURL=groups.e2e-spec.js.map