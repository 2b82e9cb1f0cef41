import fc from 'fast-check';
import { expect, it } from 'vitest';
import { INACTIVE, nextAlert } from './alert-state.js';
import { parseSeries } from './series-notation.js';
const LETTER = { inactive: '-', pending: 'p', firing: 'F', resolved: 'r' };
/** States along the series, one letter per step, for the condition `value > 0.5`. */
function states(text, holdSteps, keepFiringSteps) {
    let alert = INACTIVE;
    return parseSeries(text)
        .map((value, step) => {
        alert = nextAlert(alert, (value ?? 0) > 0.5, step, { holdSteps, keepFiringSteps });
        return LETTER[alert.state];
    })
        .join('');
}
it.each([
    { name: 'calm stays inactive', samples: '0.1x4', hold: 2, keep: 0, expected: '----' },
    { name: 'it fires after the hold', samples: '0.1 0.9x4', hold: 2, keep: 0, expected: '-ppFF' },
    { name: 'a break resets the hold', samples: '0.9x2 0.1 0.9x2', hold: 2, keep: 0, expected: 'pp-pp' },
    { name: 'it resolves once, then rests', samples: '0.9x3 0.1x2', hold: 1, keep: 0, expected: 'pFFr-' },
    { name: 'keep-firing bridges a gap', samples: '0.9x2 0.1 0.9 0.1x4', hold: 1, keep: 2, expected: 'pFFFFFr-' },
    { name: 'a zero hold fires at once', samples: '0.9 0.1', hold: 0, keep: 0, expected: 'Fr' },
    { name: 'NaN never holds; that is another rule', samples: 'nanx2', hold: 0, keep: 0, expected: '--' },
    { name: 'it fires anew right after it resolved', samples: '0.9 0.1 0.9', hold: 0, keep: 0, expected: 'FrF' },
    { name: 'a resolved alert waits for its hold again', samples: '0.9x2 0.1 0.9x2', hold: 1, keep: 0, expected: 'pFrpF' },
])('$name', ({ samples, hold, keep, expected }) => {
    expect(states(samples, hold, keep)).toBe(expected);
});
it('counts holds in step numbers, not in samples', () => {
    const policy = { holdSteps: 10, keepFiringSteps: 0 };
    const first = nextAlert(INACTIVE, true, 100, policy);
    expect(nextAlert(first, true, 109, policy).state).toBe('pending');
    expect(nextAlert(first, true, 110, policy)).toEqual({ state: 'firing', activeSince: 100, quietSince: null });
});
it('goes on the same after a trip through JSON', () => {
    fc.assert(fc.property(fc.array(fc.boolean(), { maxLength: 40 }), fc.nat(4), fc.nat(4), (holds, holdSteps, keepFiringSteps) => {
        let [live, stored] = [INACTIVE, INACTIVE];
        holds.forEach((holding, step) => {
            live = nextAlert(live, holding, step, { holdSteps, keepFiringSteps });
            stored = nextAlert(JSON.parse(JSON.stringify(stored)), holding, step, { holdSteps, keepFiringSteps });
            expect(stored).toEqual(live);
        });
    }));
});
it('never fires before the hold has passed, and resolves only what fired', () => {
    fc.assert(fc.property(fc.array(fc.boolean(), { maxLength: 60 }), fc.nat(5), fc.nat(5), (holds, holdSteps, keepFiringSteps) => {
        let alert = INACTIVE;
        holds.forEach((holding, step) => {
            const before = alert.state;
            alert = nextAlert(alert, holding, step, { holdSteps, keepFiringSteps });
            if (alert.state === 'resolved')
                expect(before).toBe('firing');
            if (alert.state === 'firing' && before !== 'firing') {
                expect(holds.slice(step - holdSteps, step + 1)).toEqual(Array(holdSteps + 1).fill(true));
            }
        });
    }));
});
//# sourceMappingURL=alert-state.spec.js.map