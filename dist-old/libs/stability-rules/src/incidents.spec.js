import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firingIn, HELD_STEPS, JOIN_STEPS, NO_INCIDENT, nextIncident } from './incidents.js';
const telling = (state) => (step, rule, layer, { severity = 'warning', since = step } = {}) => {
    const told = { run: 'r', ruleVersion: 'v', measure: 'gradNorm', value: 1, threshold: null, summary: '' };
    return { ...told, severity, since, rule, layer, fingerprint: `${rule} ${layer ?? ''}`, state, step };
};
const [firing, resolved] = [telling('firing'), telling('resolved')];
function along(...transitions) {
    let state = NO_INCIDENT;
    return transitions.map((each) => {
        const next = nextIncident(state, each);
        state = next.state;
        return next.incident;
    });
}
const numbers = (...transitions) => along(...transitions).map(({ number }) => number);
describe('alerts of one cause', () => {
    it('are one incident, with the first layer to move, the order of spread and the highest severity', () => {
        const incidents = along(firing(10, 'scale-spike', 'b'), firing(11, 'gradient-spike', 'a', { severity: 'critical' }), firing(12, 'gradient-spike', 'b'), firing(12, 'loss-divergence', null), resolved(20, 'scale-spike', 'b'), resolved(30, 'gradient-spike', 'a'));
        expect(incidents.map(({ number }) => number)).toEqual([1, 1, 1, 1, 1, 1]);
        const first = { step: 10, since: 10, rule: 'scale-spike', layer: 'b', fingerprint: 'scale-spike b' };
        expect(incidents.at(-1)).toMatchObject({ number: 1, first, spread: ['b', 'a'], alerts: 4, severity: 'critical', openedStep: 10, lastStep: 30, closedStep: null });
        expect(incidents.at(-1)?.firing.size).toBe(2);
    });
    it('are led by the one whose condition began first, also where another fired before it', () => {
        const [, last] = along(firing(10, 'x', 'b'), firing(14, 'slow', 'a', { since: 4 }));
        expect(last).toMatchObject({ first: { rule: 'slow', layer: 'a', since: 4, step: 14 }, spread: ['b', 'a'], openedStep: 10 });
    });
    it('close with the last one, and reopen when a layer of them fires again soon', () => {
        const reopened = along(firing(1, 'x', 'a'), resolved(3, 'x', 'a'), firing(3 + JOIN_STEPS, 'x', 'a'), resolved(120, 'x', 'a'));
        expect(reopened.map(({ number, closedStep }) => [number, closedStep])).toEqual([[1, null], [1, 3], [1, null], [1, 120]]);
        expect(reopened.at(-1)?.alerts).toBe(2);
        expect(numbers(firing(1, 'x', 'a'), resolved(3, 'x', 'a'), firing(4 + JOIN_STEPS, 'x', 'a'))).toEqual([1, 1, 2]);
    });
    it('take in their layers, and rules on the whole run, while they fire; not what has fired alone for very long', () => {
        expect(numbers(firing(1, 'x', 'a'), firing(900, 'loss-divergence', null), firing(1800, 'y', 'a'))).toEqual([1, 1, 1]);
        expect(numbers(firing(1, 'dead-layer', 'a'), firing(1 + HELD_STEPS, 'y', 'a'))).toEqual([1, 1]);
        expect(numbers(firing(1, 'dead-layer', 'a'), firing(2 + HELD_STEPS, 'y', 'a'), firing(3 + HELD_STEPS, 'loss-spike', null))).toEqual([1, 2, 2]);
    });
    it('do not take in another layer long after, nor one that comes when all is over', () => {
        expect(numbers(firing(1, 'x', 'a'), firing(500, 'x', 'b'), resolved(501, 'x', 'b'))).toEqual([1, 2, 2]);
        expect(numbers(firing(1, 'x', 'a'), resolved(2, 'x', 'a'), firing(3, 'y', 'c'))).toEqual([1, 1, 2]);
    });
    it('are not held together by an info alert that fires for the whole run', () => {
        const told = { severity: 'info' };
        expect(numbers(firing(1, 'scale-clamped', 'a', told), firing(500, 'scale-spike', 'a'), firing(501, 'y', 'a'))).toEqual([1, 2, 2]);
    });
    it('are as near in a series of every 100th step as in a whole one', () => {
        const along100 = [firing(0, 'x', 'a'), resolved(300, 'x', 'a'), firing(300 + 100 * JOIN_STEPS, 'x', 'a'), firing(301 + 200 * JOIN_STEPS, 'y', 'b')];
        let state = NO_INCIDENT;
        const found = along100.map((each) => {
            const next = nextIncident(state, each, 100);
            state = next.state;
            return next.incident.number;
        });
        expect(found).toEqual([1, 1, 1, 2]);
        expect(numbers(...along100)).toEqual([1, 1, 2, 3]);
    });
    it('count an alert that is told only when it has ended, from its beginning', () => {
        const [, late] = along(firing(1, 'x', 'a'), resolved(200, 'y', 'b', { since: 50 }));
        expect(late).toMatchObject({ number: 1, alerts: 2, spread: ['a', 'b'], lastStep: 200 });
        expect([...(late?.firing.keys() ?? [])]).toEqual(['x a']);
    });
});
it('every alert that fires is in exactly one incident, and an incident is open exactly while one of its alerts fires', () => {
    const change = fc.record({ gap: fc.nat(150), rule: fc.constantFrom('x', 'y'), layer: fc.constantFrom('a', 'b', null), severity: fc.constantFrom('info', 'critical') });
    fc.assert(fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        let [state, step] = [NO_INCIDENT, 0];
        const open = new Set();
        for (const { gap, rule, layer, severity } of changes) {
            step += gap;
            const told = (open.has(`${rule} ${layer ?? ''}`) ? resolved : firing)(step, rule, layer, { severity });
            if (told.state === 'firing')
                open.add(told.fingerprint);
            else
                open.delete(told.fingerprint);
            state = nextIncident(state, told).state;
            expect(new Set(firingIn(state))).toEqual(open);
            expect(state.recent.flatMap((each) => [...each.firing.keys()])).toHaveLength(open.size);
            expect(state.recent.every((each) => (each.closedStep === null) === each.firing.size > 0)).toBe(true);
        }
    }));
});
//# sourceMappingURL=incidents.spec.js.map