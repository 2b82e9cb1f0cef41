import { EventEmitter } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, it, vi } from 'vitest';
import { ROOT } from './spec-support/program.js';
const { nextStart, keepWorker } = (await import(pathToFileURL(path.join(ROOT, 'scripts/keep-worker.mjs')).href));
afterEach(() => {
    vi.useRealTimers();
});
it('waits longer after each short life, and starts at the shortest again after a long one', () => {
    expect([0, 1, 2, 3].map((shortLives) => nextStart({ livedMs: 10, shortLives })?.waitMs)).toEqual([1000, 2000, 4000, 8000]);
    expect(nextStart({ livedMs: 60_000, shortLives: 4 })).toEqual({ waitMs: 500, shortLives: 0 });
});
it('gives up a worker that ends at once five times, with a line that says what to do', () => {
    vi.useFakeTimers();
    const workers = [];
    const said = [];
    const startOne = () => {
        const worker = new EventEmitter();
        workers.push(worker);
        return worker;
    };
    keepWorker({ startOne, isStopping: () => false, say: (line) => said.push(line) });
    for (let i = 0; i < 5; i++) {
        workers.at(-1)?.emit('exit', 3, null);
        vi.advanceTimersToNextTimer();
    }
    expect(workers).toHaveLength(5);
    expect(said).toHaveLength(5);
    expect(said[0]).toBe('the worker ended with code 3; it starts again in 1 s. API and dashboard stay up');
    expect(said[4]).toContain('npx gradlens worker');
});
it('starts none when all is being stopped', () => {
    vi.useFakeTimers();
    let stopping = false;
    const worker = new EventEmitter();
    let starts = 0;
    keepWorker({ startOne: () => (starts++, worker), isStopping: () => stopping, say: () => undefined });
    worker.emit('exit', null, 'SIGKILL');
    stopping = true;
    vi.advanceTimersByTime(60_000);
    expect(starts).toBe(1);
});
//# sourceMappingURL=keep-worker.e2e-spec.js.map