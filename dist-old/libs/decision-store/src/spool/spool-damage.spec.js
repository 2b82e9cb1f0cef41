import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '#libs/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemFileCalls } from './file-calls.js';
import { inspectSpool, openSpool, SpoolDamagedError, SpoolFailedError } from './index.js';
const meta = { version: 1, run: '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b', runId: 7, attempt: 1, layers: 3, createdAt: '2026-08-01T12:00:00.000Z' };
const DURABLE = 6;
const LAST = 8;
const ACKNOWLEDGED = 1;
const ACKNOWLEDGED_BYTES = 33;
let home;
/** A spool of the segments 1 to 4 and 5 to 8 as a kill leaves it: frames to 6 durable, 7 and 8 only written. */
let original;
/** Names of its segments. */
let first;
let second;
let folder;
const payload = (seq) => Buffer.alloc(16 + seq, `frame ${seq};`);
/** Thousands of spools are opened here: nothing of them must outlive the power. */
const unsynced = { ...systemFileCalls, datasync: () => undefined, syncFolder: () => undefined };
function open(calls = unsynced) {
    return openSpool({ folder, meta, segmentBytes: 160, calls });
}
/** The frames of the spool, checked; closes it. */
function framesOf(spool) {
    try {
        return [...spool.read(spool.acknowledged)].map((frame) => {
            expect(frame.payload).toEqual(payload(frame.seq));
            return frame.seq;
        });
    }
    finally {
        spool.close();
    }
}
beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'gradlens-spool-damage-'));
    folder = join(home, 'made');
    const spool = open();
    for (let seq = 1; seq <= LAST; seq++) {
        spool.append(seq, payload(seq));
        if (seq === DURABLE)
            spool.sync();
    }
    spool.acknowledge(ACKNOWLEDGED);
    const names = readdirSync(folder).filter((name) => name !== 'lock');
    original = new Map(names.sort().map((name) => [name, readFileSync(join(folder, name))]));
    [first, second] = names;
    spool.close();
});
beforeEach(() => {
    folder = join(home, 'case');
    mkdirSync(folder, { recursive: true });
    fresh();
});
afterAll(() => { rmSync(home, { recursive: true }); });
const range = (first, last) => Array.from({ length: last - first + 1 }, (_, index) => first + index);
/** Lets the folder hold the original, and nothing else. */
function fresh() {
    for (const name of readdirSync(folder))
        if (!original.has(name))
            rmSync(join(folder, name));
    for (const [name, bytes] of original)
        writeFileSync(join(folder, name), bytes);
}
function flip(name, bit) {
    const bytes = Buffer.from(original.get(name));
    bytes[bit >> 3] ^= 1 << (bit & 7);
    writeFileSync(join(folder, name), bytes);
}
/** Whether a spool with a change is refused, here or when it is read, or has lost at most frames that were not durable. */
function outcome() {
    try {
        const spool = open();
        const { acknowledged, lastSeq } = spool;
        expect(acknowledged).toBeLessThanOrEqual(ACKNOWLEDGED);
        expect(framesOf(spool)).toEqual(range(acknowledged + 1, lastSeq));
        return lastSeq;
    }
    catch (error) {
        if (error instanceof SpoolDamagedError || error instanceof InputError)
            return 'found';
        throw error;
    }
}
describe('a last segment that is cut off anywhere', () => {
    it('opens with its whole records when all that was durable is there, and is refused when not', () => {
        const results = range(0, original.get(second).length).map((length) => {
            fresh();
            truncateSync(join(folder, second), length);
            return outcome();
        });
        const kept = results.filter((result) => result !== 'found');
        expect(results.at(-1)).toBe(LAST);
        expect(new Set(kept)).toEqual(new Set([DURABLE, DURABLE + 1, LAST]));
        expect(kept).toEqual([...kept].sort());
        expect(results.slice(0, results.indexOf(DURABLE)).every((result) => result === 'found')).toBe(true);
    });
    it('opens with what is whole when the marks are lost, too', () => {
        for (const length of range(0, original.get(second).length)) {
            fresh();
            rmSync(join(folder, 'marks'));
            truncateSync(join(folder, second), length);
            const spool = open();
            expect(spool.lastSeq).toBeGreaterThanOrEqual(4);
            const { lastSeq } = spool;
            expect(framesOf(spool)).toEqual(range(1, lastSeq));
        }
    });
    it('takes new frames where the torn ones were', () => {
        truncateSync(join(folder, second), original.get(second).length - 3);
        const spool = open();
        expect(spool.lastSeq).toBe(LAST - 1);
        spool.append(LAST, payload(LAST));
        spool.append(LAST + 1, payload(LAST + 1));
        spool.close();
        expect(framesOf(open())).toEqual(range(ACKNOWLEDGED + 1, LAST + 1));
    });
});
describe('a bit that is flipped', () => {
    it('anywhere in a file of the spool is found, or costs at most what was not durable', () => {
        const results = new Map([...original.keys()].map((name) => [name, new Set()]));
        for (const [name, bytes] of original) {
            const step = name === 'meta.json' ? 7 : 1; // every bit of a byte in turn
            for (let bit = 0; bit < bytes.length * 8; bit += step) {
                fresh();
                flip(name, bit);
                const result = outcome();
                results.get(name).add(name === first && bit < ACKNOWLEDGED_BYTES * 8 ? 'acknowledged' : result);
                if (result !== 'found')
                    expect(result).toBeGreaterThanOrEqual(DURABLE);
            }
        }
        expect(results.get(first)).toEqual(new Set(['acknowledged', 'found']));
        expect(results.get(second)).toEqual(new Set(['found', LAST - 1]));
    }, 300_000);
    it('is told by an inspection of all records', () => {
        flip(first, 90 * 8);
        expect(inspectSpool(folder).damage).toEqual({ file: join(folder, first), offset: 67, seq: 3, problem: 'its checksum does not fit' });
    });
});
describe('files that are missing', () => {
    it('are told: one between, the last, the meta', () => {
        rmSync(join(folder, second));
        expect(() => open()).toThrow(/damaged at byte 138 \(frame 5\): it is missing/);
        fresh();
        const spool = open();
        spool.append(LAST + 1, payload(LAST + 1));
        spool.close();
        rmSync(join(folder, second));
        expect(inspectSpool(folder).damage).toMatchObject({ seq: 5, problem: 'it is missing' });
        expect(() => framesOf(open())).toThrow(/\(frame 5\): it is missing/);
        fresh();
        rmSync(join(folder, 'meta.json'));
        expect(() => open()).toThrow(/meta\.json is damaged .* the file is missing/);
        fresh();
        for (const name of [first, second])
            rmSync(join(folder, name));
        expect(() => open()).toThrow(/its file is missing/);
    });
});
describe('a sync that failed', () => {
    /** Calls whose next sync fails with `code`. */
    function failing() {
        const calls = {
            ...systemFileCalls,
            code: null,
            writes: 0,
            writev: (fd, buffers, position) => {
                calls.writes += 1;
                return systemFileCalls.writev(fd, buffers, position);
            },
            datasync: (fd) => {
                const { code } = calls;
                calls.code = null;
                if (code !== null)
                    throw Object.assign(new Error(code), { code });
                systemFileCalls.datasync(fd);
            },
        };
        return calls;
    }
    it('with an error of the disk is the end of the spool, and nothing more is told to be durable', () => {
        const calls = failing();
        const spool = open(calls);
        spool.append(LAST + 1, payload(LAST + 1));
        calls.code = 'EIO';
        expect(() => spool.sync()).toThrow(SpoolFailedError);
        expect(() => spool.sync()).toThrow(SpoolFailedError);
        expect(() => spool.append(LAST + 2, payload(LAST + 2))).toThrow(SpoolFailedError);
        spool.close();
        expect(spool.durableSeq).toBe(LAST);
        expect(framesOf(open())).toEqual(range(ACKNOWLEDGED + 1, LAST + 1));
    });
    it('for lack of room is tried again with the pages written anew', () => {
        const calls = failing();
        const spool = open(calls);
        spool.append(LAST + 1, payload(LAST + 1));
        calls.code = 'ENOSPC';
        expect(spool.sync()).toBe('full');
        expect(spool.durableSeq).toBe(LAST);
        const { writes } = calls;
        expect(spool.sync()).toBe('synced');
        expect(calls.writes - writes).toBe(2); // the tail, the marks
        expect(framesOf(spool)).toEqual(range(ACKNOWLEDGED + 1, LAST + 1));
    });
    it('for lack of room is the end of the spool when the system dropped the pages', () => {
        const calls = failing();
        const spool = open(calls);
        spool.append(LAST + 1, payload(LAST + 1));
        calls.code = 'ENOSPC';
        expect(spool.sync()).toBe('full');
        const live = join(folder, '0000000000000009.seg');
        const bytes = readFileSync(live);
        writeFileSync(live, bytes.fill(0, bytes.length - 20));
        expect(() => spool.sync()).toThrow(SpoolFailedError);
        spool.close();
        const again = open();
        expect(again.lastSeq).toBe(LAST);
        expect(framesOf(again)).toEqual(range(ACKNOWLEDGED + 1, LAST));
    });
});
//# sourceMappingURL=spool-damage.spec.js.map