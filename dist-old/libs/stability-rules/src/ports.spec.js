import { expect, it } from 'vitest';
import { builtInRules } from './built-in-rules.js';
import { createRuleEngine } from './engine.js';
import { advanceRules, finishRules } from './ports.js';
import { windowOf } from './series-notation.js';
import { sliceWindow } from './step-window.js';
const engine = createRuleEngine(builtInRules);
const record = windowOf({ layers: { a: { scale: '1x40 30 1x21' }, b: { gradNorm: '1x50 nan 1x11' } } });
/** A feed over a record in memory that hands out `size` steps at a time and keeps what is saved as text. */
function memoryFeed(window, size) {
    const saved = [];
    let text = null;
    const feed = {
        loadState: () => Promise.resolve(text === null ? null : JSON.parse(text)),
        nextWindow: (_run, fromStep, maxSteps) => {
            const from = window.steps.findIndex((step) => step >= fromStep);
            const at = from < 0 ? window.steps.length : from;
            return Promise.resolve({ ...sliceWindow(window, at, at + Math.min(size, maxSteps)), firstStep: fromStep });
        },
        save: (_run, transitions, progress) => {
            saved.push({ transitions, progress });
            text = JSON.stringify(progress.ruleState);
            return Promise.resolve();
        },
    };
    return { feed, saved };
}
const expected = [
    ['scale-spike', 'firing', 40],
    ['non-finite-gradient', 'firing', 50],
    ['scale-spike', 'resolved', 51],
    ['non-finite-gradient', 'resolved', 61],
];
const told = (transitions) => transitions.map(({ rule, state, step }) => [rule, state, step]);
it.each([1, 7, 1000])('reads everything above the watermark, %i steps at a time, and saves after each window', async (size) => {
    const { feed, saved } = memoryFeed(record, size);
    expect(told(await advanceRules(engine, feed, 'r'))).toEqual(expected);
    expect(saved).toHaveLength(Math.ceil(62 / size));
    expect(told(saved.flatMap(({ transitions }) => transitions))).toEqual(expected);
    expect(saved.at(-1)?.progress).toMatchObject({ lastStep: 61, rules: builtInRules.map(({ name }) => ({ rule: name, health: 'ok' })) });
});
it('goes on where it stopped, and finds nothing twice', async () => {
    const first = memoryFeed(sliceWindow(record, 0, 45), 10);
    expect(told(await advanceRules(engine, first.feed, 'r'))).toEqual(expected.slice(0, 1));
    const second = memoryFeed(record, 10);
    const feed = { ...second.feed, loadState: first.feed.loadState };
    expect(told(await advanceRules(engine, feed, 'r'))).toEqual(expected.slice(1));
    expect(await advanceRules(engine, second.feed, 'r')).toEqual([]);
});
it('evaluates a window again, with the same result, when saving it failed', async () => {
    const { feed } = memoryFeed(record, 50);
    const failing = { ...feed, save: () => Promise.reject(new Error('database is gone')) };
    await expect(advanceRules(engine, failing, 'r')).rejects.toThrow('database is gone');
    expect(told(await advanceRules(engine, feed, 'r'))).toEqual(expected);
});
it('stops loudly at a feed that gives the same steps for ever', async () => {
    const { feed } = memoryFeed(record, 50);
    const stuck = { ...feed, nextWindow: () => Promise.resolve(sliceWindow(record, 0, 5)) };
    await expect(advanceRules(engine, stuck, 'r')).rejects.toThrow('all evaluated already');
});
it('at the end of the run tells the steps that were never recorded', async () => {
    const { feed, saved } = memoryFeed(record, 50);
    const found = await finishRules(engine, feed, 'r', 64);
    expect(told(found)).toEqual([...expected, ['missing-decisions', 'firing', 64]]);
    expect(saved.at(-1)?.progress.lastStep).toBe(64);
});
//# sourceMappingURL=ports.spec.js.map