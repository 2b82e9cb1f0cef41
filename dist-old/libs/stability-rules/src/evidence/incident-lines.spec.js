import { describe, expect, it } from 'vitest';
import { incidentLines } from './incident-lines.js';
const LOSS = { before: 0.5, now: 0.6, highest: 0.7, nonFinite: 0 };
const move = (layer, step, more = {}) => ({ layer, step, measure: 'scale', value: 300, level: 1, ...more });
function linesOf(more = {}) {
    return incidentLines({
        first: { rule: 'scale-spike', layer: 'dense2', step: 400, since: 400, fingerprint: 'f', summary: 'scale of layer dense2 is 300 times its level' },
        moves: [move('dense2', 400)],
        guards: { clamped: 0, rateLimited: 0, skipped: 0, heldBack: 0, upTo: 450 },
        guardsOff: [],
        loss: LOSS,
        asked: [],
        ...{ alerts: 3, firing: 2, closedStep: null, run: { state: 'running', lastStep: 450, isElsewhere: false }, meaning: 'One layer is pushed.' },
        ...more,
    });
}
describe('what moved first', () => {
    it.each([
        [[move('dense2', 400)], 'Layer dense2 moved first, at step 400: its scale went to 300 times its level.'],
        [[move('dense2', 400, { measure: 'gradNorm', value: 0.25 })], 'Layer dense2 moved first, at step 400: its gradient norm fell to 1/4 of its level.'],
        [[move('dense2', 400, { value: NaN, level: NaN })], 'Layer dense2 moved first, at step 400: its scale was NaN.'],
        [[move('head', 400), move('dense2', 400), move('dense1', 401)], 'Layer dense2 moved first, at step 400: its scale went to 300 times its level; then head at step 400, dense1 at step 401.'],
        [[], 'Layer dense2 moved first, at step 400: scale of layer dense2 is 300 times its level.'],
        [[move('head', 430)], 'Layer dense2 moved first, at step 400: scale of layer dense2 is 300 times its level.'],
    ])('%j', (moves, line) => {
        expect(linesOf({ moves }).movedFirst).toBe(line);
    });
    it('is the layer behind a rule on the whole run, where one is seen', () => {
        const first = { rule: 'loss-divergence', layer: null, step: 410, since: 405, fingerprint: 'f', summary: 'the loss is 9' };
        expect(linesOf({ first }).movedFirst).toContain('Layer dense2 moved first, at step 400');
        expect(linesOf({ first, moves: [] }).movedFirst).toBe('The run moved first, at step 405: the loss is 9.');
    });
    it('names few of many layers', () => {
        const moves = [move('dense2', 400), ...Array.from({ length: 9 }, (_, i) => move(`l${String(i)}`, 401))];
        expect(linesOf({ moves }).movedFirst).toContain('l3 at step 401 and 5 more layers.');
    });
});
it.each([
    [{ clamped: 0, rateLimited: 0, skipped: 0, heldBack: 0, upTo: 450 }, [], 'The guards did nothing from step 400 to 450.'],
    [{ clamped: 0, rateLimited: 0, skipped: 0, heldBack: 0, upTo: 450 }, ['clamp', 'rate limit'], 'The guards did nothing from step 400 to 450; switched off in this run: clamp, rate limit.'],
    [{ clamped: 12, rateLimited: 8, skipped: 1, heldBack: 3, upTo: 450 }, null, 'The guards clamped 12 decisions, limited the rate of 8 decisions, held back 3 decisions by ratio cap or back-off and skipped the update of 1 decision from step 400 to 450.'],
])('what the guards did: %j, off %j', (guards, guardsOff, line) => {
    expect(linesOf({ guards, guardsOff }).guardsDid).toBe(line);
});
it('of a trainer elsewhere only what it told is known', () => {
    const run = { state: 'running', lastStep: 450, isElsewhere: true };
    const guards = { clamped: 0, rateLimited: 0, skipped: 0, heldBack: 0, upTo: 450 };
    expect(linesOf({ run, guards }).guardsDid).toBe('The trainer told of no guard that acted from step 400 to 450.');
    expect(linesOf({ run, guards: { ...guards, clamped: 1 } }).guardsDid).toBe('The guards clamped 1 decision from step 400 to 450.');
});
it('says large numbers by their power of ten', () => {
    const loss = { ...LOSS, before: 0.5, now: 7.8e15, highest: 7.8e15 };
    expect(linesOf({ loss }).ifNothingIsDone).toContain('The loss is 7.8e15, 1.56e16 times what it was before step 400: it has doubled.');
});
describe('what happens if nobody does anything', () => {
    it.each([
        [{}, '2 of 3 alerts still fire; the run goes on training, it is at step 450. The loss is 0.6, 1.2 times what it was before step 400: it has not doubled. One layer is pushed.'],
        [{ loss: { ...LOSS, now: 1.5 }, meaning: null }, '2 of 3 alerts still fire; the run goes on training, it is at step 450. The loss is 1.5, 3 times what it was before step 400: it has doubled.'],
        [{ loss: { ...LOSS, now: NaN, nonFinite: 3 }, alerts: 1, firing: 1, meaning: null }, 'The alert still fires; the run goes on training, it is at step 450. The loss was NaN or infinite at 3 steps. It is NaN.'],
        [{ loss: { ...LOSS, highest: 17, nonFinite: 1 }, closedStep: 412 }, 'Nothing fires any more since step 412. The loss was NaN or infinite at 1 step. The loss went up to 17, 34 times what it was before step 400, and is 0.6 now.'],
        [{ loss: { ...LOSS, before: null, now: null }, run: { state: 'paused', lastStep: 450, isElsewhere: false }, meaning: null }, '2 of 3 alerts still fire; the run is paused at step 450 and stays so until somebody lets it go on.'],
        [{ loss: { ...LOSS, before: null, now: 2 }, run: { state: 'failed', lastStep: 450, isElsewhere: false }, meaning: null }, '2 of 3 alerts still fire; the run has ended (failed) at step 450, and its weights are those of after the incident began. The loss is 2.'],
        [{ closedStep: 412, firing: 0 }, 'Nothing fires any more since step 412. The loss is 0.6, 1.2 times what it was before step 400: it has not doubled.'],
    ])('%j', (more, line) => {
        expect(linesOf(more).ifNothingIsDone).toBe(line);
    });
});
describe('what alerts asked to be done', () => {
    const asked = (state, respondBy = null) => [{ kind: 'pause', rule: 'scale-spike', state, respondBy }];
    const until = new Date('2026-03-01T14:30:59Z');
    it.each([
        ['commanded', 'The rule scale-spike asked to pause the run, and the run was told so.'],
        ['approved', 'The rule scale-spike asked to pause the run, which was approved.'],
        ['timed-out', 'The rule scale-spike asked to pause the run; nobody decided in time, so the scale is 1 and guards are on.'],
    ])('stands beside the guards once it is %s', (state, sentence) => {
        expect(linesOf({ asked: asked(state) }).guardsDid).toBe(`The guards did nothing from step 400 to 450. ${sentence}`);
        expect(linesOf({ asked: asked(state) }).ifNothingIsDone).not.toContain('asks');
    });
    it('comes first in the third line while it waits, with what silence means; not when it was rejected', () => {
        expect(linesOf({ asked: asked('proposed', until) }).ifNothingIsDone).toMatch(/^The rule scale-spike asks to pause the run and waits for approval until 2026-03-01 14:30 UTC; then the scale is 1 with guards on until a reviewer has looked\. 2 of 3/);
        expect(linesOf({ asked: asked('proposed') }).ifNothingIsDone).toContain('waits for approval. 2 of 3');
        expect(linesOf({ asked: asked('rejected') })).toEqual(linesOf());
    });
});
//# sourceMappingURL=incident-lines.spec.js.map