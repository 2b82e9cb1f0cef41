import { expect, it } from 'vitest';
import { checkEvents, RunningCheck } from './running-check.js';
/** A check of 1,000 frames that takes a turn for each, and goes on when it is let. */
function slowCheck() {
    let count = 0;
    let go = () => undefined;
    const may = new Promise((resolve) => { go = resolve; });
    const work = async (told) => {
        for (; count < 1_000; count++) {
            told('hashes', count, 1_000);
            if (count === 10)
                await may;
        }
        return 'well';
    };
    return { check: new RunningCheck(work), counted: () => count, go: () => { go(); } };
}
it('tells how far it is, and at last what it found', async () => {
    const { check, go } = slowCheck();
    const events = checkEvents(check);
    expect(await events.next()).toEqual({ value: { stage: 'hashes', done: 10, total: 1_000, outcome: null, isOver: false }, done: false });
    expect((await events.next()).value).toMatchObject({ done: 10, outcome: null });
    go();
    expect(await events.next()).toEqual({ value: { stage: 'hashes', done: 999, total: 1_000, outcome: 'well', isOver: true }, done: false });
    expect(await events.next()).toEqual({ value: undefined, done: true });
    expect(check.isCancelled).toBe(true);
});
it('ends when the last one who waits for it leaves, not before', async () => {
    const { check, counted, go } = slowCheck();
    const [one, two] = [checkEvents(check), checkEvents(check)];
    await one.next();
    await two.next();
    const waiting = one.next();
    await one.return?.();
    expect(await waiting).toEqual({ value: undefined, done: true });
    expect(check.isCancelled).toBe(false);
    await two.return?.();
    await two.return?.();
    expect(check.isCancelled).toBe(true);
    go();
    await expect(check.outcome).rejects.toThrow('aborted');
    expect(counted()).toBe(11);
});
it('fails for those who wait when it fails', async () => {
    const events = checkEvents(new RunningCheck(() => Promise.reject(new Error('the database is away'))));
    await events.next();
    await expect(events.next()).rejects.toThrow('the database is away');
    expect(await events.next()).toEqual({ value: undefined, done: true });
});
//# sourceMappingURL=running-check.spec.js.map