import { fakeClock } from '#libs/testing';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { orderQueue } from '../obeying/order.js';
import { watchOversight } from './watch-oversight.js';
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
function scene(policy, isSensitive = false) {
    const clock = fakeClock();
    const log = [];
    const orders = orderQueue();
    const alerts = [];
    const oversight = watchOversight({
        policy,
        isSensitive,
        afterSeconds: 2,
        clock,
        sink: {
            note: ({ note }) => void log.push(`note ${String(note['kind'])} ${note['detail'].rule}`),
            health: () => ({ state: 'disk', committedStep: 50, pendingSteps: 0, spooledSteps: 0, problem: null }),
        },
        orders,
        watch: { pause: (cause) => void log.push(`pause ${cause}`), endPause: (cause) => void log.push(`end ${cause}`) },
        rules: { take: () => undefined, fired: () => alerts.splice(0) },
        currentStep: () => 60,
        say: () => undefined,
    });
    /** So many seconds pass; while `answers` is a step the database answers, and the rules are there. */
    const pass = (seconds, answers) => {
        for (let i = 0; i < seconds * 2; i++) {
            if (answers !== null)
                oversight.contact(answers);
            clock.advance(500);
            vi.advanceTimersByTime(500);
        }
        return [...log.splice(0), ...orders.take().map(({ kind }) => kind)];
    };
    const alert = (step) => void alerts.push({ rule: 'loss-divergence', step, summary: 'x' });
    return { pass, alert, close: oversight.close };
}
it.each([
    ['neutral', true, ['oversight-lost'], ['oversight-regained']],
    ['continue', false, ['oversight-lost'], ['oversight-regained']],
    ['pause', false, ['pause oversight', 'oversight-lost'], ['end oversight', 'oversight-regained']],
    ['pause', true, ['pause oversight', 'oversight-lost'], ['oversight-regained']],
])('%s (sensitive: %s): lost once, regained once', (policy, isSensitive, lost, regained) => {
    const { pass, close } = scene(policy, isSensitive);
    expect(pass(5, 50)).toEqual([]);
    expect(pass(1, null)).toEqual([]);
    expect(pass(30, null)).toEqual(lost);
    expect(pass(1, 50)).toEqual(regained);
    expect(pass(5, 50)).toEqual([]);
    close();
});
it('tells critical alerts that nobody else has seen, also of the time before oversight counted as lost', () => {
    const { pass, alert, close } = scene('continue');
    pass(2, 50);
    alert(40);
    expect(pass(1, 50)).toEqual([]); // the rules outside are past it
    alert(55);
    expect(pass(1, null)).toEqual([]);
    expect(pass(3, null)).toEqual(['note critical-while-unwatched loss-divergence', 'oversight-lost']);
    alert(70);
    expect(pass(1, null)).toEqual(['note critical-while-unwatched loss-divergence']);
    close();
});
//# sourceMappingURL=watch-oversight.spec.js.map