import { describe, expect, it } from 'vitest';
import { pack } from '../common/packed.js';
import { keptAnswers } from './kept-answers.js';
import { heatmapBytes, seriesBytes } from './series.service.js';
const made = [];
const make = (answer) => () => {
    made.push(answer);
    return Promise.resolve(answer);
};
describe('kept answers', () => {
    it('are made once, by the first of several who ask at a time', async () => {
        const answers = keptAnswers(100, (text) => text.length);
        made.length = 0;
        expect(await Promise.all([answers.take('a', make('one')), answers.take('a', make('two')), answers.take('b', make('three'))])).toEqual(['one', 'one', 'three']);
        expect([await answers.take('a', make('four')), answers.size, made]).toEqual(['one', 2, ['one', 'three']]);
    });
    it('are made once, however close to its end somebody asks', async () => {
        const answers = keptAnswers(100, (text) => text.length);
        made.length = 0;
        const asked = [];
        for (let turn = 0; turn < 20; turn++) {
            asked.push(answers.take('a', make(`turn ${turn}`)));
            await Promise.resolve();
        }
        expect(new Set(await Promise.all(asked))).toEqual(new Set(['turn 0']));
        expect(made).toEqual(['turn 0']);
    });
    it('take room without any numbers too: who asks for what is not there again and again fills no memory', () => {
        const [whole, number] = [new Int32Array(0), new Float32Array(0)];
        expect(seriesBytes({ sampled: false, count: 0, removed: false, packed: { steps: whole, values: number, min: number, max: number, nonFinite: whole } })).toBeGreaterThan(1_000);
        const none = pack(number);
        const bytes = (layers) => heatmapBytes({ layers, columnSteps: none, stepsPerColumn: 1, min: none, max: none, mean: none, nonFinite: none, flagged: none, removed: false });
        expect(bytes([])).toBeGreaterThan(1_000);
        expect(bytes(['dense1']) - bytes([])).toBe(6);
    });
    it('stay within their room: what was not used for longest goes first, what is too large is not kept', async () => {
        const answers = keptAnswers(16, (text) => text.length);
        for (const key of ['a', 'b', 'c', 'd'])
            await answers.take(key, make(key.repeat(4)));
        await answers.take('a', make('x'));
        await answers.take('e', make('eeee')); // no room for b any more
        await answers.take('large', make('12345'));
        made.length = 0;
        for (const key of ['a', 'c', 'd', 'e'])
            expect(await answers.take(key, make('new'))).toBe(key.repeat(4));
        expect([await answers.take('b', make('new')), await answers.take('large', make('12345')), made]).toEqual(['new', '12345', ['new', '12345']]);
    });
    it('that fail are not kept', async () => {
        const answers = keptAnswers(100, (text) => text.length);
        await expect(answers.take('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
        expect(await answers.take('a', make('back'))).toBe('back');
    });
});
//# sourceMappingURL=kept-answers.spec.js.map