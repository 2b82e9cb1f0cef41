import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshHome, gradlens, gradlensJson, ROOT } from './spec-support/program.js';
const QUICK = ['--controls', '8', '--sets', '6', '--verify', '2', '--top', '5', '--no-store'];
/** `gradlens trace`: which decisions moved a prediction, estimated for all, replayed for the largest. */
describe('gradlens trace', { timeout: 300_000 }, () => {
    let home;
    let moved;
    let run;
    /** The record that the pushed decision moved most. */
    let record;
    beforeAll(async () => {
        home = await freshHome();
        run = (await gradlensJson(['run', path.join(ROOT, 'examples/planted-push.yaml')], home)).run;
        moved = await gradlensJson(['trace', run, '--decision', 'dense2@150', '--controls', '19', '--sets', '0', '--top', '3', '--reason', 'a spike'], home);
        record = moved.moved[0].record;
    }, 300_000);
    afterAll(() => rm(home, { recursive: true, force: true }));
    function trace(...options) {
        return gradlensJson(['trace', run, ...QUICK, ...options], home);
    }
    it('tells which records the pushed decision moved most', () => {
        expect(moved).toMatchObject({ count: 1, records: 4000 });
        const changes = moved.moved.map(({ score, without }) => Math.abs(without - score));
        expect(changes).toEqual([...changes].sort((a, b) => b - a));
        expect(changes[0]).toBeGreaterThan(0.005);
        expect(moved.flips).toBeGreaterThan(0);
    });
    it('says how sure that is, with its control, p, and fidelity, and stores it as a trace of all test records', async () => {
        const { grade, measuredEffect, estimated, control, controls, pValue, fidelity, quality, trace: uuid } = moved;
        expect({ grade, controls, pValue, fidelity, verdict: quality.verdict }).toMatchObject({ grade: 'MEASURED', controls: 19, pValue: 0.05, fidelity: { bitExact: true, sameWeights: true, comparedSteps: 250, missingSteps: 0 }, verdict: 'not enough evidence' });
        expect(Math.sign(measuredEffect)).toBe(Math.sign(estimated));
        expect(Math.abs(measuredEffect)).toBeGreaterThan(control);
        const shown = await gradlensJson(['trace', 'show', uuid], home);
        expect(shown).toMatchObject({ question: { split: 'test' }, reason: 'a spike', result: { without: [{ decisions: 'dense2@150', pValue: 0.05 }] } });
    });
    it('ranks a decision that was pushed on purpose first, and its replay confirms it', async () => {
        const found = await trace('--record', record);
        expect(found.trace).toBeNull();
        expect(found.fidelity).toMatchObject({ bitExact: true, sameWeights: true });
        expect(found.decisions).toHaveLength(5);
        expect(found.decisions[0]).toMatchObject({ layer: 'dense2', step: 150, grade: 'MEASURED' });
        const { effect, measuredEffect, pValue } = found.decisions[0];
        expect(Math.sign(measuredEffect)).toBe(Math.sign(effect));
        const { score, without } = moved.moved[0];
        expect(measuredEffect).toBeCloseTo(without - score, 6);
        // no control drawn by lot is as large
        expect(pValue).toBeCloseTo(2 / 9, 12);
        expect(found.decisions[2]).toMatchObject({ grade: 'UNAVAILABLE', measuredEffect: null, pValue: null });
        expect(found.metagradientNorm).toBeLessThan(1);
    });
    it('says the same for the same seed, and shows it to a person', async () => {
        const [one, two] = [await trace('--record', record, '--of', 'logit'), await trace('--record', record, '--of', 'logit')];
        expect({ ...two, seconds: 0, trainingSeconds: 0 }).toEqual({ ...one, seconds: 0, trainingSeconds: 0 });
        expect(one.quality.n).toEqual({ single: 8, sets: 6, aboveNoise: 8 });
        const told = await gradlens(['trace', run, ...QUICK, '--record', record], home);
        expect(told.code).toBe(0);
        expect(told.stdout).toMatch(/^dense2 +150 +\d/m);
        expect(told.stdout).toContain('executed again bit for bit, the recorded weights');
        expect(told.stderr).toMatch(/replayed \d+ of \d+/);
    });
    it('traces several targets together, each as it would be alone, and stores each; gradlens traces and trace show tell them', async () => {
        const targets = ['--record', record, '--gap', 'group=A vs group=B', '--split', 'test', '--without', 'dense2@150', '--without', 'guard:clamp', '--without', '*'];
        const quick = QUICK.filter((option) => option !== '--no-store');
        const done = await gradlens(['trace', run, '--json', ...quick, ...targets, '--scaler', 'reacting', '--reason', 'a complaint'], home);
        expect(done.code, done.stderr).toBe(0);
        expect(done.stderr).toMatch(/needs up to \d+ MiB of memory beside those of training and the work of \d+ trainings, about \d+ (s|min) if this machine is as fast now as while it was recorded/);
        const found = done.stdout.trim().split('\n').map((line) => JSON.parse(line));
        expect(found.map(({ target }) => target)).toEqual([
            expect.stringContaining(`record ${record}`), expect.stringMatching(/^mean score of .*, gap between \d+ test records with group=A and \d+ with group=B$/), expect.stringContaining('all 4000 test records'),
        ]);
        const alone = await trace('--record', record);
        const values = ({ layer, step, effect, measuredEffect, pValue }) => ({ layer, step, effect, measuredEffect, pValue });
        expect(found[0].decisions.map(values)).toEqual(alone.decisions.map(values));
        expect(found[0].quality).toEqual(alone.quality);
        const pushed = found[0].decisions[0];
        expect(pushed.reactingEffect).not.toBe(0);
        expect(pushed.reactingEffect).not.toBe(pushed.measuredEffect);
        // the pushed decision as a set of one: its replay, and the records that it moved most, each as when it is asked for alone
        const [set, none, all] = found[0].without;
        expect(set).toMatchObject({ decisions: 'dense2@150', count: 1, grade: 'MEASURED', controls: 8, pValue: 1 / 9 });
        expect(set.controlEffects).toHaveLength(8);
        expect(Math.max(...set.controlEffects.map(Math.abs))).toBe(set.control);
        expect(set.measuredEffect).toBe(pushed.measuredEffect);
        expect(set.moved.slice(0, 3)).toEqual(moved.moved);
        expect(set.flips).toBe(moved.flips);
        expect(set.meanChangeCi95[0]).toBeLessThan(set.meanChange);
        // the guards are off in this run
        expect(none).toMatchObject({ decisions: 'guard:clamp', count: 0, grade: 'UNAVAILABLE', measuredEffect: null, flips: 0 });
        expect(all).toMatchObject({ decisions: '*', controls: 0, pValue: null, measuredEffect: found[0].withoutScaling - found[0].value });
        const listed = await gradlens(['traces', run], home);
        expect(listed.stdout.trim().split('\n')).toHaveLength(4);
        const shown = await gradlens(['trace', 'show', found[1].trace], home);
        expect(shown.code, shown.stderr).toBe(0);
        expect(shown.stdout).toContain(': a complaint');
        expect(shown.stdout).toContain(found[1].target);
        expect(shown.stdout).toMatch(/^without dense2@150 \(1 decision\): replayed [+-]\S+, (estimated [+-]\S+, MEASURED|MEASURED, its estimate is not relied on); 8 random sets of its size: chance up to /m);
        expect(shown.stdout).toMatch(/^layer +step +scale .* scaler reacting/m);
        const asJson = await gradlensJson(['trace', 'show', found[1].trace], home);
        expect(asJson.result.target).toBe(found[1].target);
    });
    it('refuses what does not exist in one line, with exit code 2', async () => {
        for (const [options, message] of [
            [['--record', 'test:99999'], /record is "test:99999"; allowed: test:0 to test:3999/],
            [['--decision', 'dense2', '--record', 'test:1'], /decision is given with record, group, gap, split or without; allowed: this alone/],
            [['--record', 'test:1', '--without', 'incident:7'], /decision is "incident:7"; allowed: incident:NUMBER/],
            [['--record', 'test:1', '--controls', '-1'], /allowed: an integer from 0 to 1000/],
        ]) {
            const done = await gradlens(['trace', run, ...options], home);
            expect(done).toMatchObject({ code: 2, stdout: '' });
            expect(done.stderr).toMatch(message);
        }
    });
});
//# sourceMappingURL=trace.e2e-spec.js.map