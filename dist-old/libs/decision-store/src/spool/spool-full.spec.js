import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, rmdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { inspectSpool, openSpool } from './index.js';
const meta = { version: 1, run: '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b', runId: 7, attempt: 1, layers: 3, createdAt: '2026-08-01T12:00:00.000Z' };
const FRAME_BYTES = 20_000;
const mount = (at) => spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', at]).status === 0;
const canMount = tryMount();
let disk;
let folder;
let filler;
const spools = [];
/** Whether a small disk can be mounted. It is not left mounted: where all specs are filtered out, nothing would end it. */
function tryMount() {
    const at = mkdtempSync(join(tmpdir(), 'gradlens-spool-full-'));
    const isMounted = mount(at);
    if (isMounted)
        spawnSync('umount', [at]);
    else
        process.stderr.write('no small disk can be mounted here: the specs of a full one are skipped\n');
    rmdirSync(at);
    return isMounted;
}
function open(options = {}) {
    const spool = openSpool({ folder, meta, segmentBytes: 200_000, ...options });
    spools.push(spool);
    return spool;
}
const payload = (seq) => Buffer.alloc(FRAME_BYTES, `frame ${seq};`);
/** Appends until there is no room. Returns how many it took. */
function fill(spool) {
    const first = spool.lastSeq;
    while (spool.append(spool.lastSeq + 1, payload(spool.lastSeq + 1)) === 'appended')
        ;
    return spool.lastSeq - first;
}
/** Takes all the room that is left. */
function takeRoom() {
    const fd = openSync(filler, 'a');
    try {
        for (;;)
            writeSync(fd, Buffer.alloc(4096, 1));
    }
    catch (error) {
        expect(error).toMatchObject({ code: 'ENOSPC' });
    }
    finally {
        closeSync(fd);
    }
}
function check(spool) {
    let next = spool.acknowledged + 1;
    for (const frame of spool.read(spool.acknowledged)) {
        expect(frame.seq).toBe(next++);
        expect(frame.payload.equals(payload(frame.seq))).toBe(true);
    }
    expect(next).toBe(spool.lastSeq + 1);
    const sizes = readdirSync(folder).filter((name) => name.endsWith('.seg')).map((name) => statSync(join(folder, name)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(spool.bytes); // nothing of a frame that had no room
}
describe.skipIf(!canMount)('a disk that is full', () => {
    beforeAll(() => {
        disk = mkdtempSync(join(tmpdir(), 'gradlens-spool-full-'));
        folder = join(disk, 'spool', 'run');
        filler = join(disk, 'filler');
        expect(mount(disk)).toBe(true);
    });
    afterEach(() => {
        for (const spool of spools.splice(0))
            spool.close();
        for (const name of readdirSync(disk))
            rmSync(join(disk, name), { recursive: true });
    });
    afterAll(() => {
        spawnSync('umount', [disk]);
        rmdirSync(disk);
    });
    it('takes no frame, keeps all it has, and takes the same frame when something else makes room', () => {
        const spool = open();
        for (let seq = 1; seq <= 5; seq++)
            spool.append(seq, payload(seq));
        takeRoom();
        fill(spool);
        expect(spool.append(spool.lastSeq + 1, payload(spool.lastSeq + 1))).toBe('full');
        expect(spool.sync()).toBe('synced');
        expect(spool.durableSeq).toBe(spool.lastSeq);
        check(spool);
        expect(inspectSpool(folder)).toMatchObject({ lastSeq: spool.lastSeq, damage: null, bytes: spool.bytes });
        rmSync(filler);
        expect(fill(spool)).toBeGreaterThan(20);
        check(spool);
    });
    it('has room again when what fills it is committed', () => {
        const spool = open();
        const count = fill(spool);
        expect(count).toBeGreaterThan(40);
        spool.acknowledge(Math.floor(count / 2));
        expect(fill(spool)).toBeGreaterThanOrEqual(10);
        check(spool);
        spool.acknowledge(spool.lastSeq);
        expect(fill(spool)).toBe(count);
        check(spool);
    });
    it('has room again when one small segment, all of it committed, is what fills it', () => {
        const spool = open({ segmentBytes: 10_000_000 });
        const count = fill(spool);
        spool.acknowledge(count);
        expect(fill(spool)).toBe(count);
        check(spool);
    });
    it('opens, also for a new attempt, and is emptied', () => {
        const first = open();
        const count = fill(first);
        first.acknowledge(3);
        takeRoom();
        first.close();
        expect(first.durableSeq).toBe(count);
        const second = open({ meta: { ...meta, attempt: 2 } });
        expect(second).toMatchObject({ lastSeq: count, acknowledged: 3, durableSeq: count, meta: { attempt: 2 } });
        check(second);
        expect(second.append(count + 1, payload(count + 1))).toBe('full');
        second.acknowledge(count);
        expect(second.append(count + 1, payload(count + 1))).toBe('appended');
        second.acknowledge(count + 1);
        second.remove();
        expect(existsSync(folder)).toBe(false);
    });
    it('makes no new spool and leaves nothing that keeps one from being made later', () => {
        takeRoom();
        expect(() => open()).toThrow(expect.objectContaining({ code: 'ENOSPC' }));
        rmSync(filler);
        const spool = open();
        expect(fill(spool)).toBeGreaterThan(40);
        check(spool);
    });
});
//# sourceMappingURL=spool-full.spec.js.map