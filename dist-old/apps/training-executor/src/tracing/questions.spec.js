import { describe, expect, it } from 'vitest';
import { decisionsNamed, decisionSetOf } from './decisions-named.js';
import { targetOf } from './trace-target.js';
const split = (count) => ({
    count,
    features: new Float32Array(count),
    labels: new Int32Array(count),
    protectedValues: { sex: Array.from({ length: count }, (_, i) => (i % 3 === 0 ? 'Female' : 'Male')), age: Array.from({ length: count }, (_, i) => String(i)) },
});
const DATA = { classNames: ['no', 'yes'], protectedAttributes: ['sex', 'age'], train: split(40), test: split(30) };
const ask = (question) => targetOf({ of: 'score', ...question }, DATA);
describe('targetOf', () => {
    it('is a record, of the last class unless told otherwise', () => {
        expect(ask({ record: 'test:29' })).toEqual({ name: 'score of "yes", record test:29', target: { split: 'test', rows: Int32Array.of(29), of: 'score', classIndex: 1 } });
        expect(ask({ record: 'train:39', of: 'logit', className: 'no' })).toMatchObject({ name: 'logit of "no", record train:39', target: { split: 'train', classIndex: 0 } });
        expect(ask({ record: 'test:0', of: 'loss' }).name).toBe('loss, record test:0');
    });
    it('is the mean over the test records of a protected group', () => {
        const { name, target } = ask({ group: 'sex=Female' });
        expect(name).toBe('mean score of "yes", 10 test records with sex=Female (too few people to tell of the group)');
        expect([...target.rows]).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 24, 27]);
    });
    it('is a gap between two groups, or one and all others: weights 1/n and −1/n', () => {
        const { name, target } = ask({ gap: 'sex=Female vs sex=Male' });
        expect(name).toBe('mean score of "yes", gap between 10 test records with sex=Female and 20 with sex=Male (too few people to tell of the group)');
        expect(target.rows).toHaveLength(30);
        expect([target.rows[9], target.weights?.[9], target.rows[10], target.weights?.[10]]).toEqual([27, Math.fround(0.1), 1, Math.fround(-0.05)]);
        const rest = ask({ gap: 'sex=Female' });
        expect(rest.name).toContain('with sex=Female and 20 others');
        expect(rest.target).toEqual(target);
    });
    it('is the mean over a whole split', () => {
        const { name, target } = ask({ split: 'test', of: 'loss' });
        expect(name).toBe('mean loss, all 30 test records');
        expect([...target.rows]).toEqual(Array.from({ length: 30 }, (_, i) => i));
    });
    it.each([
        [{}, 'record, group, gap, split is given none; allowed: exactly one of them'],
        [{ record: 'test:1', group: 'sex=Male' }, 'record, group, gap, split is given record and group; allowed: exactly one of them'],
        [{ gap: 'sex=Female vs sex=X' }, 'gap is "sex=X"; allowed: a value that occurs: Female, Male'],
        [{ gap: 'Female' }, 'gap is "Female"; allowed: ATTRIBUTE=VALUE with one of sex, age'],
        [{ record: 'test:30' }, 'record is "test:30"; allowed: test:0 to test:29, or train:0 to train:39'],
        [{ record: 'valid:1' }, 'record is "valid:1"; allowed: test:0'],
        [{ record: 'test:-1' }, 'record is "test:-1"; allowed: test:0'],
        [{ record: '' }, 'record is ""; allowed: test:0'],
        [{ group: 'shoe=44' }, 'group is "shoe=44"; allowed: ATTRIBUTE=VALUE with one of sex, age'],
        [{ group: 'sex' }, 'group is "sex"; allowed: ATTRIBUTE=VALUE'],
        [{ group: 'sex=other' }, 'group is "sex=other"; allowed: a value that occurs: Female, Male'],
        [{ group: 'age=99' }, ' … (30)'],
        [{ record: 'test:1', className: 'maybe' }, 'class is "maybe"; allowed: no, yes'],
    ])('refuses %j', (question, message) => {
        expect(() => ask(question)).toThrow(message);
    });
});
describe('decisionSetOf', () => {
    const LAYERS = ['dense1', 'block@2', 'head'];
    it('reads a step, a window, a layer, all layers', () => {
        expect(decisionSetOf('dense1@7', LAYERS, 100)).toEqual({ layers: [0], from: 7, to: 7 });
        expect(decisionSetOf('head@0-99', LAYERS, 100)).toEqual({ layers: [2], from: 0, to: 99 });
        expect(decisionSetOf('head', LAYERS, 100)).toEqual({ layers: [2], from: 0, to: 99 });
        expect(decisionSetOf('*@3-4', LAYERS, 100)).toEqual({ layers: [0, 1, 2], from: 3, to: 4 });
        expect(decisionSetOf('*', LAYERS, 1)).toEqual({ layers: [0, 1, 2], from: 0, to: 0 });
    });
    it.each(['', '@', 'dense9', 'dense1@', 'dense1@100', 'dense1@5-4', 'dense1@1-100', 'dense1@x', 'dense1@1-2-3'])('refuses "%s"', (text) => {
        expect(() => decisionSetOf(text, LAYERS, 100)).toThrow('allowed: LAYER, LAYER@STEP or LAYER@FROM-TO with a layer of dense1, block@2, head or *, steps 0 to 99');
    });
});
describe('decisionsNamed', () => {
    const flags = Uint16Array.of(0, 1, 2, 3, 0, 4);
    const incident = (spread, closedStep) => ({ pool: { query: (_, [, number]) => Promise.resolve({ rows: number === 1 ? [{ spread, since: 1, closedStep, runId: 1, openedAtText: '' }] : [] }) } });
    const ground = (spread = [], closedStep = null) => ({ store: incident(spread, closedStep), run: 'r', layers: ['a', 'b'], steps: 3, flags });
    const placesOf = async (name, of = ground()) => (await decisionsNamed([name], of))[0].places;
    it('is a window of layers, row by row', async () => {
        expect(await placesOf('*@1-2')).toEqual([2, 3, 4, 5]);
        expect(await placesOf('b')).toEqual([1, 3, 5]);
    });
    it('is what a guard changed', async () => {
        expect([await placesOf('guard:clamp'), await placesOf('guard:rateLimit'), await placesOf('guard:skipNonFinite')]).toEqual([[1, 3], [2, 3], [5]]);
    });
    it('is an incident: from where its condition began until it closed, in the layers that it spread to; all of them where it was of the run', async () => {
        expect(await placesOf('incident:1', ground(['b'], 1))).toEqual([3]);
        expect(await placesOf('incident:1', ground(['b']))).toEqual([3, 5]);
        expect(await placesOf('incident:1', ground(['run', 'b'], 1))).toEqual([2, 3]);
    });
    it.each([['guard:brake', 'guard:clamp, guard:rateLimit'], ['guard:constructor', 'guard:clamp'], ['incident:2', 'an incident of this run'], ['incident:x', 'an incident of this run'], ['c', 'LAYER@STEP']])('refuses "%s"', async (name, allowed) => {
        await expect(decisionsNamed([name], ground())).rejects.toThrow(allowed);
    });
});
//# sourceMappingURL=questions.spec.js.map