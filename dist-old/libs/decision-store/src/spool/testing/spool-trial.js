import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openSpool, spoolFolder, SpoolFailedError } from '../index.js';
import { simulateDisk } from './simulated-disk.js';
const RUN = '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';
const meta = { version: 1, run: RUN, runId: 7, attempt: 1, layers: 3, createdAt: '2026-08-01T12:00:00.000Z' };
const SEGMENT_BYTES = 1500;
/** A spool on a simulated disk, beside what must be in it by what it told. */
class Trial {
    home = mkdtempSync(join(tmpdir(), 'gradlens-spool-model-'));
    disk;
    /** By seq - 1. */
    frames = [];
    /** Appended in the call that was cut short: may be there. */
    inFlight = null;
    /** What the database has: committed first, then acknowledged. */
    committed = 0;
    /** The most that the spool ever told to be durable. */
    durable = 0;
    nextCrash = 'process';
    lostPower = false;
    spool;
    constructor(random) {
        this.disk = simulateDisk(random);
        this.spool = this.open();
    }
    open() {
        return openSpool({
            folder: spoolFolder(this.home, RUN), meta, firstSeq: this.committed + 1, segmentBytes: SEGMENT_BYTES,
            syncBytes: 500, syncIntervalMs: 1e9, calls: this.disk.calls,
        });
    }
    /** Runs an action; when the process is killed in it, or the spool fails, goes on with a new process. */
    run(action) {
        try {
            action();
            this.inFlight = null;
            this.durable = Math.max(this.durable, this.spool.durableSeq);
        }
        catch (error) {
            if (this.disk.isKilled())
                this.crash(this.nextCrash);
            else if (error instanceof SpoolFailedError)
                this.leaveFailed();
            else
                throw error;
        }
    }
    append(bytes) {
        const seq = this.frames.length + 1;
        const payload = Buffer.alloc(bytes, `${seq} ${bytes};`);
        this.inFlight = payload;
        const outcome = this.spool.append(seq, payload);
        if (outcome === 'appended')
            this.frames.push(payload);
        expect(this.spool.lastSeq).toBe(this.frames.length);
    }
    commit(part) {
        this.committed += Math.round(part * (this.frames.length - this.committed));
        this.spool.acknowledge(this.committed);
        expect(this.spool.acknowledged).toBe(this.committed);
    }
    reopen() {
        this.spool.close();
        this.durable = Math.max(this.durable, this.spool.durableSeq);
        this.settle();
    }
    crash(crash) {
        this.end(crash);
        this.settle();
        if (crash !== 'process, then power')
            return;
        this.run(() => { this.append(30); });
        this.run(() => { this.spool.sync(); });
        this.crash('power');
    }
    /** Opens, and compares: all that must be there is, and nothing that was not appended. */
    settle() {
        this.spool = this.openSomehow();
        const least = this.lostPower ? this.durable : this.frames.length;
        this.lostPower = false;
        const { lastSeq, acknowledged, durableSeq } = this.spool;
        if (this.inFlight !== null && lastSeq > this.frames.length)
            this.frames.push(this.inFlight);
        this.inFlight = null;
        expect(lastSeq).toBeGreaterThanOrEqual(Math.max(least, this.committed));
        expect(lastSeq).toBeLessThanOrEqual(this.frames.length);
        expect(acknowledged).toBeLessThanOrEqual(this.committed);
        expect(durableSeq).toBeLessThanOrEqual(lastSeq);
        this.frames.length = lastSeq;
        this.durable = Math.min(Math.max(this.durable, durableSeq), lastSeq);
        this.compare(acknowledged);
    }
    compare(after) {
        const from = Math.max(after, this.spool.acknowledged);
        const found = [...this.spool.read(from)];
        expect(found.map(({ seq }) => seq)).toEqual(this.frames.slice(from).map((_, index) => from + 1 + index));
        for (const { seq, payload } of found)
            expect(payload.equals(this.frames[seq - 1])).toBe(true);
    }
    finish() {
        this.disk.setRoom(Infinity);
        this.disk.failSync(null);
        this.reopen();
        expect(this.spool.durableSeq).toBe(this.frames.length);
        this.commit(1);
        this.spool.remove();
        expect(existsSync(spoolFolder(this.home, RUN))).toBe(false);
    }
    leaveFailed() {
        for (const call of [() => this.spool.sync(), () => this.spool.append(this.spool.lastSeq + 1, Buffer.alloc(1))]) {
            expect(call).toThrow(SpoolFailedError);
        }
        this.spool.close();
        expect(this.spool.durableSeq).toBeLessThanOrEqual(this.durable);
        this.settle();
    }
    end(crash) {
        this.disk.endProcess();
        rmSync(join(spoolFolder(this.home, RUN), 'lock'), { force: true }); // as if of a dead process
        if (crash === 'power')
            this.disk.cutPower();
        this.lostPower ||= crash === 'power';
    }
    /** Opening may be killed, too; a disk that fails or has no room at all is repaired. */
    openSomehow() {
        try {
            return this.open();
        }
        catch (error) {
            if (this.disk.isKilled()) {
                this.end(this.nextCrash);
            }
            else if (error instanceof SpoolFailedError || String(error).includes('no room to go on')) {
                this.disk.setRoom(Infinity);
                this.disk.failSync(null);
            }
            else
                throw error;
            return this.openSomehow();
        }
    }
}
const ACTIONS = {
    append: (trial, { bytes }) => { trial.run(() => { trial.append(bytes); }); },
    sync: (trial) => { trial.run(() => { trial.spool.sync(); }); },
    policy: (trial) => { trial.run(() => { trial.spool.syncIfDue(0); }); },
    commit: (trial, { part }) => { trial.run(() => { trial.commit(part); }); },
    read: (trial, { part }) => { trial.compare(Math.floor(part * trial.frames.length)); },
    reopen: (trial) => { trial.run(() => { trial.reopen(); }); },
    crash: (trial, { crash }) => { trial.crash(crash); },
    'crash-within': ({ disk }, { calls }) => { disk.killAfter(calls); },
    room: ({ disk }, { bytes }) => { disk.setRoom(disk.used() + bytes); },
    fault: ({ disk }, { fault }) => { disk.failSync(fault); },
};
function act(trial, action) {
    if (action.do === 'crash-within')
        trial.nextCrash = action.crash;
    ACTIONS[action.do](trial, action);
}
/** Mulberry32: a failing case is repeated by its seed. */
function randomFrom(seed) {
    let state = seed | 0;
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
}
/**
 * Does all actions with a new spool, and compares it with what it told after each crash and at the end.
 *
 * Returns how many calls the disk had.
 */
export function tryAll(seed, actions) {
    const trial = new Trial(randomFrom(seed));
    try {
        for (const each of actions)
            act(trial, each);
        trial.run(() => { trial.finish(); });
        return trial.disk.callCount();
    }
    finally {
        trial.disk.endProcess();
        rmSync(trial.home, { recursive: true, force: true });
    }
}
//# sourceMappingURL=spool-trial.js.map