import { mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { inspectSpool, listSpools, openSpool, spoolFolder, SpoolHeldError, type OpenSpoolOptions, type Spool } from './index.js';

const RUN = '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';
const OTHER = '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5c';
const meta = { version: 1, run: RUN, runId: 7, attempt: 1, layers: 3, createdAt: '2026-08-01T12:00:00.000Z' } as const;

let home: string;
let folder: string;
const spools: Spool[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'gradlens-spool-'));
  folder = spoolFolder(home, RUN);
});
afterEach(() => {
  for (const spool of spools.splice(0)) spool.close();
  rmSync(home, { recursive: true, force: true });
});

function open(options: Partial<OpenSpoolOptions> = {}): Spool {
  const spool = openSpool({ folder, meta, ...options });
  spools.push(spool);
  return spool;
}

function payload(seq: number): Buffer {
  return Buffer.alloc(seq % 300, `${seq},`);
}

function append(spool: Spool, count: number): void {
  for (let left = count; left > 0; left--) expect(spool.append(spool.lastSeq + 1, payload(spool.lastSeq + 1))).toBe('appended');
}

function numbers(spool: Spool, after = spool.acknowledged): number[] {
  return [...spool.read(after)].map((frame) => {
    expect(frame.payload).toEqual(payload(frame.seq));
    return frame.seq;
  });
}

const range = (first: number, last: number): number[] => Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
const segments = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.seg')).sort();

describe('a spool', () => {
  it('gives back what was appended, in order, while it goes on', () => {
    const spool = open();
    append(spool, 10);
    const reader = spool.read(3);
    expect(reader.next().value).toEqual({ seq: 4, payload: payload(4) });
    append(spool, 5);
    expect([...reader].map(({ seq }) => seq)).toEqual(range(5, 15));
  });

  it('goes on where it was when it is opened again', () => {
    const first = open();
    append(first, 10);
    first.acknowledge(4);
    first.close();
    const second = open();
    expect(second).toMatchObject({ lastSeq: 10, acknowledged: 4, durableSeq: 10 });
    append(second, 2);
    expect(numbers(second)).toEqual(range(5, 12));
  });

  it('begins with the number after that of the database', () => {
    const spool = open({ firstSeq: 41 });
    expect(spool).toMatchObject({ lastSeq: 40, acknowledged: 40, durableSeq: 40, bytes: 0 });
    append(spool, 2);
    expect(numbers(spool)).toEqual([41, 42]);
  });

  it('refuses a number that is not the next one, and changes nothing', () => {
    const spool = open();
    append(spool, 2);
    expect(() => spool.append(2, payload(2))).toThrow(RangeError);
    expect(() => spool.append(4, payload(4))).toThrow('seq must be 3, got 4');
    expect(() => { spool.acknowledge(3); }).toThrow('at most 2');
    append(spool, 1);
    expect(numbers(spool)).toEqual([1, 2, 3]);
  });

  it('begins a new segment when one is full, and takes a record that is larger than a segment', () => {
    const spool = open({ segmentBytes: 1000 });
    append(spool, 100);
    expect(spool.append(101, Buffer.alloc(5000, 1))).toBe('appended');
    expect(spool.append(102, payload(102))).toBe('appended');
    expect(segments().length).toBe(10);
    expect(segments()).toContain('0000000000000101.seg');
    expect(segments()).toContain('0000000000000102.seg');
    expect([...spool.read(0)].map(({ seq }) => seq)).toEqual(range(1, 102));
  });

  it('removes segments that are wholly acknowledged, and an idle last one', () => {
    const spool = open({ segmentBytes: 4000 });
    append(spool, 100);
    spool.acknowledge(60);
    expect(Number(segments()[0]?.slice(0, 16))).toBeLessThanOrEqual(61);
    expect(Number(segments()[1]?.slice(0, 16))).toBeGreaterThan(61);
    expect(numbers(spool)).toEqual(range(61, 100));
    spool.acknowledge(100);
    expect(segments()).toEqual(['0000000000000101.seg']);
    expect(spool.bytes).toBe(0);
    spool.close();
    expect(open()).toMatchObject({ lastSeq: 100, acknowledged: 100 });
  });

  it('goes on after what the marks tell when all segments are gone', () => {
    const first = open();
    append(first, 5);
    first.acknowledge(5);
    first.close();
    for (const name of segments()) rmSync(join(folder, name));
    const second = open();
    expect(second).toMatchObject({ lastSeq: 5, acknowledged: 5, durableSeq: 5 });
    append(second, 1);
    expect(numbers(second)).toEqual([6]);
  });

  it('reads all again when the marks are lost', () => {
    const first = open();
    append(first, 5);
    first.acknowledge(3);
    first.close();
    rmSync(join(folder, 'marks'));
    expect(numbers(open())).toEqual(range(1, 5));
  });

  it('goes on after the database when a power cut took what the database has', () => {
    const first = open();
    append(first, 5);
    first.close();
    const second = open({ firstSeq: 9 });
    expect(second).toMatchObject({ lastSeq: 8, acknowledged: 8 });
    append(second, 1);
    second.close();
    const third = open({ firstSeq: 9 });
    expect(numbers(third)).toEqual([9]);
    expect(segments()).toEqual(['0000000000000009.seg']);
  });

  it('syncs by bytes and by time', () => {
    const spool = open({ syncBytes: 1000, syncIntervalMs: 50 });
    expect(spool.syncIfDue(0)).toBe(false);
    append(spool, 1);
    expect(spool.syncIfDue(49)).toBe(false);
    expect(spool.durableSeq).toBe(0);
    expect(spool.syncIfDue(50)).toBe(true);
    expect(spool.durableSeq).toBe(1);
    expect(spool.append(2, Buffer.alloc(1000))).toBe('appended');
    expect(spool.syncIfDue(51)).toBe(true);
    expect(spool).toMatchObject({ lastSeq: 2, durableSeq: 2 });
    expect(spool.sync()).toBe('synced');
  });

  it('is for its owner only', () => {
    append(open(), 1);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of ['meta.json', 'marks', '0000000000000001.seg']) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  });

  it('refuses what belongs to another run or has other layers, and takes a later attempt', () => {
    open().close();
    expect(() => open({ meta: { ...meta, run: OTHER } })).toThrow(/meta\.json: run is .* allowed: .*4a5c/);
    expect(() => open({ meta: { ...meta, runId: 8 } })).toThrow(/runId is 7; allowed: 8/);
    expect(() => open({ meta: { ...meta, layers: 4 } })).toThrow(/layers is 3; allowed: 4/);
    expect(open({ meta: { ...meta, attempt: 2 } }).meta.attempt).toBe(2);
    expect(inspectSpool(folder).meta.attempt).toBe(2);
  });

  it('opens in another home folder', () => {
    const first = open();
    append(first, 5);
    first.close();
    const moved = mkdtempSync(join(tmpdir(), 'gradlens-spool-'));
    renameSync(join(home, 'spool'), join(moved, 'spool'));
    expect(numbers(open({ folder: spoolFolder(moved, RUN) }))).toEqual(range(1, 5));
    spools.pop()?.close();
    rmSync(moved, { recursive: true });
  });

  it('is refused while it is held, and refuses everything when it is closed', () => {
    const spool = open();
    expect(() => open()).toThrow(SpoolHeldError);
    spool.close();
    spool.close();
    expect(() => spool.append(1, payload(1))).toThrow('is closed');
    expect(() => spool.read(0)).toThrow('is closed');
    append(open(), 1);
  });

  it('is removed only when all of it is acknowledged', () => {
    const spool = open();
    append(spool, 3);
    spool.acknowledge(2);
    expect(() => { spool.remove(); }).toThrow('holds 1 frame not acknowledged');
    spool.acknowledge(3);
    spool.remove();
    expect(readdirSync(join(home, 'spool'))).toEqual([]);
    expect(open().lastSeq).toBe(0);
  });
});

describe('looking at spools', () => {
  it('tells what a live one holds', () => {
    const spool = open({ segmentBytes: 2000 });
    append(spool, 50);
    spool.acknowledge(20);
    const seen = inspectSpool(folder);
    expect(seen).toMatchObject({ meta, lastSeq: 50, acknowledged: 20, pendingFrames: 30, heldBy: process.pid, damage: null });
    expect(seen.bytes).toBe(spool.bytes);
    expect(seen.firstSeq).toBe(Number(segments()[0]?.slice(0, 16)));
  });

  it('lists those with frames that wait; one that is broken hides no other', () => {
    expect(listSpools(home)).toEqual([]);
    append(open(), 2);
    const broken = openSpool({ folder: spoolFolder(home, OTHER), meta: { ...meta, run: OTHER } });
    append(broken, 1);
    broken.close();
    rmSync(join(broken.folder, 'meta.json'));
    const done = openSpool({ folder: join(home, 'spool', 'done'), meta });
    append(done, 1);
    done.acknowledge(1);
    done.close();
    expect(listSpools(home)).toMatchObject([
      { folder, inspection: { pendingFrames: 2 }, problem: null },
      { folder: broken.folder, inspection: null, problem: expect.stringContaining('has no meta.json') as string },
    ]);
  });
});
