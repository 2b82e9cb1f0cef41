import { expect, it } from 'vitest';
import { createPauses } from './pauses.js';
it('holds until no cause is left, and tells each change once', async () => {
    const pauses = createPauses();
    expect(pauses.whilePaused()).toBeNull();
    expect(pauses.state()).toEqual({ reason: null, isTold: true });
    pauses.begin('person', 'look');
    pauses.begin('oversight', 'no database');
    expect(pauses.state()).toEqual({ reason: 'look', isTold: false });
    pauses.told('look');
    const waiting = pauses.whilePaused();
    pauses.end('person');
    await waiting;
    expect(pauses.whilePaused()).not.toBeNull();
    expect(pauses.state()).toEqual({ reason: 'no database', isTold: false });
    pauses.endAll();
    expect(pauses.whilePaused()).toBeNull();
});
it('wakes whoever waits, still paused: an order came', async () => {
    const pauses = createPauses();
    pauses.begin('person', 'look');
    const waiting = pauses.whilePaused();
    pauses.wake();
    await waiting;
    expect(pauses.whilePaused()).not.toBeNull();
});
//# sourceMappingURL=pauses.spec.js.map