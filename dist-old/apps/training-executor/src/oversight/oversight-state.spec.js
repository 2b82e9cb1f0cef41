import { expect, it } from 'vitest';
import { nextOversight, startOversight } from './oversight-state.js';
/** Looks one after the other; which of them found oversight lost, and why. */
function along(looks, afterMs = 1000) {
    let state = startOversight(0);
    return looks.map((look) => {
        state = nextOversight(state, look, afterMs);
        return state.lost;
    });
}
const look = (now, contactAt, ruleStep, committedStep) => ({ now, contactAt, ruleStep, committedStep });
it('is lost when the database has not answered for long enough, and there again when it answers', () => {
    const lost = along([look(500, 500, 10, 10), look(1400, 500, 10, 20), look(1600, 500, 10, 20), look(9000, 500, 10, 20), look(9500, 9500, 10, 90)]);
    expect(lost).toEqual([null, null, expect.stringContaining('the database has not answered for 1 s'), expect.stringContaining('for 9 s'), null]);
});
it('is lost when nobody takes the rules on, though the database answers', () => {
    const lost = along([look(500, 500, 10, 50), look(3400, 3400, 10, 60), look(3600, 3600, 10, 70), look(4000, 4000, 11, 80)]);
    expect(lost).toEqual([null, null, expect.stringContaining('nobody has evaluated the rules for 3 s: they stand at step 10 of 70'), null]);
});
it('is there while rules lag but move, and while there is nothing to evaluate', () => {
    const lagging = Array.from({ length: 9 }, (_, i) => look(i * 900, i * 900, i, 1000 + i));
    const paused = Array.from({ length: 9 }, (_, i) => look(i * 900, i * 900, 10, 10));
    expect([...along(lagging), ...along(paused)]).toEqual(Array(18).fill(null));
});
//# sourceMappingURL=oversight-state.spec.js.map