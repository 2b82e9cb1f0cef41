import { expect, it } from 'vitest';
import { interventionNote, interventionsOf, isAbandoned, loweringsOf, obeyedCommands } from './intervention.js';
const who = { seq: 1, by: 'somebody', reason: 'a test' };
const lower = (step, steps, layers = null) => ({ kind: 'lower', step, steps, layers, guards: false, ...who });
const rollback = (step, toStep) => ({ kind: 'rollback', step, fromStep: step, toStep, resetSteps: 100, sha256: 'f00', ...who });
const lost = (step, policy) => ({ kind: 'oversight-lost', step, policy, reason: 'no database' });
const regained = (step) => ({ kind: 'oversight-regained', step, reason: 'it answers' });
it('comes back from the events of the ledger as it was recorded, in order of step; other events are left out', () => {
    const all = [lower(5, 10, ['dense1']), lower(9, null), rollback(30, 20), lost(40, 'neutral'), regained(50)];
    const events = [...all].reverse().map((each) => {
        const { step, note } = interventionNote(each);
        return { step, kind: String(note['kind']), detail: JSON.parse(JSON.stringify(note['detail'])) };
    });
    const others = [{ step: 7, kind: 'interrupted', detail: {} }, { step: null, kind: 'lower', detail: {} }, { step: 3, kind: 'lower', detail: { steps: -1 } }];
    expect(interventionsOf([...others, ...events])).toEqual(all);
    expect(obeyedCommands([...others, ...events])).toEqual(new Map([[1, 5]]));
});
it.each([
    ['n steps', [lower(5, 10)], [[5, 15, false]]],
    ['until it is ended', [lower(5, null)], [[5, null, false]]],
    ['ended by 0 steps, and what was over before stays', [lower(1, 2), lower(5, null), lower(6, 50), lower(9, 0)], [[1, 3, false], [5, 9, false], [6, 9, false]]],
    ['a rollback resets for its steps, which 0 steps do not end', [rollback(30, 20), lower(35, 0)], [[30, 130, false]]],
    ['lost oversight, until it is regained, with guards', [lost(40, 'neutral'), regained(50), lost(60, 'neutral')], [[40, 50, true], [60, null, true]]],
    ['the other policies lower nothing', [lost(40, 'pause'), regained(50), lost(60, 'continue')], []],
])('lowers: %s', (_, interventions, expected) => {
    expect(loweringsOf(interventions).map(({ fromStep, toStep, guards }) => [fromStep, toStep, guards])).toEqual(expected);
});
it('leaves checkpoints behind that lie between where a rollback went and where it came from', () => {
    const list = [lower(1, 1), rollback(30, 20)];
    expect([10, 20, 21, 29, 30, 31].map((step) => isAbandoned(step, list))).toEqual([false, false, true, true, false, false]);
});
//# sourceMappingURL=intervention.spec.js.map