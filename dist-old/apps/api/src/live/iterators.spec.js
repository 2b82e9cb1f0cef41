import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { changeIterator, MOST_PENDING } from './change-iterator.js';
import { stepIterator } from './step-iterator.js';
/** A hub that is told by hand. */
function handHub() {
    const listeners = new Set();
    return {
        subscribe: (listener) => {
            listeners.add(listener);
            return () => void listeners.delete(listener);
        },
        get size() {
            return listeners.size;
        },
        tell: (change) => {
            for (const listener of [...listeners])
                listener({ kind: 'steps', run: 'r', lastStep: 0, ...change });
        },
        close: () => Promise.resolve(),
    };
}
describe('changeIterator', () => {
    const all = () => true;
    it('gives a change to a waiting reader', async () => {
        const hub = handHub();
        const changes = changeIterator(hub, all);
        const next = changes.next();
        hub.tell({ lastStep: 7 });
        expect((await next).value).toMatchObject({ kind: 'steps', lastStep: 7 });
    });
    it('keeps only the latest change of a run for a slow reader', async () => {
        const hub = handHub();
        const changes = changeIterator(hub, all);
        for (let lastStep = 0; lastStep < 50; lastStep++)
            hub.tell({ lastStep });
        hub.tell({ kind: 'alert' });
        expect((await changes.next()).value).toMatchObject({ lastStep: 49 });
        expect((await changes.next()).value).toMatchObject({ kind: 'alert' });
    });
    it('becomes one resync when too many runs changed', async () => {
        const hub = handHub();
        const changes = changeIterator(hub, all);
        for (let i = 0; i <= MOST_PENDING; i++)
            hub.tell({ run: `r${i}` });
        expect((await changes.next()).value).toEqual({ kind: 'resync', run: null, lastStep: null });
    });
    it('ends a waiting next() and leaves nothing behind when it is returned', async () => {
        const hub = handHub();
        const changes = changeIterator(hub, all);
        const waiting = changes.next();
        expect(hub.size).toBe(1);
        await changes.return?.();
        expect(await waiting).toEqual({ value: undefined, done: true });
        expect(hub.size).toBe(0);
        hub.tell({});
        expect((await changes.next()).done).toBe(true);
    });
    it('passes over what is not wanted', async () => {
        const hub = handHub();
        const changes = changeIterator(hub, ({ run }) => run === 'mine');
        hub.tell({ run: 'other' });
        hub.tell({ run: 'mine' });
        expect((await changes.next()).value).toMatchObject({ run: 'mine' });
    });
});
/** Steps 0 … recorded − 1; all that is new in one batch. */
function ledger() {
    return {
        recorded: 0,
        over: false,
        reads: 0,
        broken: false,
        isOver() {
            return Promise.resolve(this.over);
        },
        read(after) {
            this.reads += 1;
            if (this.broken)
                return Promise.reject(new Error('no database'));
            if (this.recorded <= after + 1)
                return Promise.resolve(null);
            const batch = Array.from({ length: this.recorded - after - 1 }, (_, i) => after + 1 + i);
            return Promise.resolve({ batch, lastStep: this.recorded - 1 });
        },
    };
}
describe('stepIterator', () => {
    const options = { run: 'r', afterStep: -1, pollMs: 60_000 };
    it('gives a slow reader bigger batches, without a gap', async () => {
        const hub = handHub();
        const source = ledger();
        const steps = stepIterator(hub, source, options);
        source.recorded = 2;
        expect((await steps.next()).value).toEqual([0, 1]);
        for (source.recorded = 3; source.recorded < 6; source.recorded++)
            hub.tell({});
        expect((await steps.next()).value).toEqual([2, 3, 4, 5]);
    });
    it('waits until it is told, and resumes behind the cursor', async () => {
        const hub = handHub();
        const source = ledger();
        source.recorded = 5;
        const steps = stepIterator(hub, source, { ...options, afterStep: 4 });
        const next = steps.next();
        await sleep(10);
        source.recorded = 6;
        hub.tell({});
        expect((await next).value).toEqual([5]);
    });
    it('reads again after a resync, and by itself when nobody tells', async () => {
        const hub = handHub();
        const source = ledger();
        const told = stepIterator(hub, source, options).next();
        const polling = stepIterator(hub, source, { ...options, pollMs: 5 }).next();
        await sleep(2);
        source.recorded = 1;
        hub.tell({ kind: 'resync', run: null });
        expect((await told).value).toEqual([0]);
        expect((await polling).value).toEqual([0]);
    });
    it('ends when the run is over and all of it is read', async () => {
        const hub = handHub();
        const source = ledger();
        Object.assign(source, { recorded: 3, over: true });
        const all = [];
        for await (const batch of stepIterator(hub, source, options))
            all.push(batch);
        expect(all).toEqual([[0, 1, 2]]);
        expect(hub.size).toBe(0);
    });
    it('outlives a database that is away for a while', async () => {
        const hub = handHub();
        const source = ledger();
        const problems = [];
        Object.assign(source, { recorded: 1, broken: true });
        const next = stepIterator(hub, source, { ...options, pollMs: 5, onProblem: (error) => problems.push(error) }).next();
        await sleep(20);
        source.broken = false;
        expect((await next).value).toEqual([0]);
        expect(problems.length).toBeGreaterThan(0);
    });
    it('ends a waiting next() and reads no more when it is returned', async () => {
        const hub = handHub();
        const source = ledger();
        const steps = stepIterator(hub, source, { ...options, pollMs: 5 });
        const waiting = steps.next();
        await sleep(20);
        await steps.return?.();
        expect((await waiting).done).toBe(true);
        const { reads } = source;
        await sleep(30);
        expect(source.reads).toBe(reads);
        expect(hub.size).toBe(0);
    });
});
//# sourceMappingURL=iterators.spec.js.map