import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inspectSpool, openSpool, SpoolHeldError } from './index.js';
import { framePayload, WRITER_META } from './testing/writer-frames.js';
const FIXTURE = fileURLToPath(new URL('testing/spool-writer.fixture.ts', import.meta.url));
const KILLS = Number(process.env.GRADLENS_SPOOL_KILLS ?? 10);
let home;
let folder;
let delivered;
const writers = [];
beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'gradlens-spool-kill-'));
    folder = join(home, 'spool', WRITER_META.run);
    delivered = join(home, 'delivered');
});
afterEach(async () => {
    for (const writer of writers.splice(0))
        await kill(writer);
    rmSync(home, { recursive: true, force: true });
});
function startWriter() {
    const child = spawn(process.execPath, ['--conditions=gs-src', '--import', '@oxc-node/core/register', FIXTURE, folder, delivered], { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines = [];
    const reader = createInterface(child.stdout).on('line', (line) => { lines.push(line); });
    const ended = Promise.all([new Promise((resolve) => child.once('exit', resolve)), new Promise((resolve) => reader.once('close', resolve))]);
    const writer = { child, lines, ended: ended.then(() => undefined) };
    writers.push(writer);
    return writer;
}
async function kill({ child, ended }) {
    child.kill('SIGKILL');
    await ended;
}
async function until({ child, lines }, word) {
    while (!lines.some((line) => line.startsWith(word))) {
        if (child.exitCode !== null)
            throw new Error(`the writer ended with ${child.exitCode}`);
        await delay(5);
    }
}
function told(lines, word) {
    return Math.max(0, ...lines.filter((line) => line.startsWith(`${word} `)).map((line) => Number(line.slice(word.length + 1))));
}
/** The numbers of the whole records in a spool's files, read here from the documented layout and by nothing of the spool. */
function recordsOnDisk() {
    const names = readdirSync(folder).filter((name) => /^\d{16}\.seg$/.test(name)).sort();
    return names.flatMap((name) => {
        const bytes = readFileSync(join(folder, name));
        const found = [];
        for (let at = 0; at + 16 <= bytes.length && at + 16 + bytes.readUInt32LE(at) <= bytes.length; at += 16 + bytes.readUInt32LE(at)) {
            const seq = Number(bytes.readBigUInt64LE(at + 8));
            expect(bytes.subarray(at + 16, at + 16 + bytes.readUInt32LE(at)).equals(framePayload(seq))).toBe(true);
            found.push(seq);
        }
        return found;
    });
}
/** The numbers that were delivered, each time they were. */
function deliveries() {
    return readFileSync(delivered, 'utf8').split('\n').slice(0, -1).flatMap((line) => {
        const [first, last, payloads] = line.split(' ');
        const frames = payloads.split(',').map((text) => Buffer.from(text, 'base64'));
        expect(frames.length).toBe(Number(last) - Number(first) + 1);
        return frames.map((payload, index) => {
            expect(payload.equals(framePayload(Number(first) + index))).toBe(true);
            return Number(first) + index;
        });
    });
}
const range = (first, last) => Array.from({ length: last - first + 1 }, (_, index) => first + index);
describe('a spool whose process is killed', () => {
    it(`holds all that was told durable, after each of ${KILLS} kills, and all is delivered exactly once`, async () => {
        let before = 0;
        for (let round = 0; round < KILLS; round++) {
            const writer = startWriter();
            await until(writer, 'durable');
            await delay(20 + (round * 37) % 150);
            await kill(writer);
            expect(told(writer.lines, 'open')).toBe(before);
            const records = recordsOnDisk();
            before = records.at(-1) ?? 0;
            expect(records).toEqual(range(records[0], before));
            expect(before).toBeGreaterThanOrEqual(told(writer.lines, 'durable'));
            expect(records[0]).toBeLessThanOrEqual((deliveries().at(-1) ?? 0) + 1);
            expect(inspectSpool(folder)).toMatchObject({ lastSeq: before, damage: null, heldBy: null });
        }
        const spool = openSpool({ folder, meta: WRITER_META });
        const rest = [...spool.read(Math.max(spool.acknowledged, deliveries().at(-1) ?? 0))].map(({ seq }) => seq);
        expect([...deliveries(), ...rest]).toEqual(range(1, before));
        expect(before).toBeGreaterThan(KILLS * 10);
        spool.close();
    }, 300_000);
    it('is refused to others while it lives, and free when it is dead', async () => {
        const writer = startWriter();
        await until(writer, 'durable');
        expect(inspectSpool(folder).heldBy).toBe(writer.child.pid);
        expect(() => openSpool({ folder, meta: WRITER_META })).toThrow(new SpoolHeldError(join(folder, 'lock'), writer.child.pid));
        await kill(writer);
        const spool = openSpool({ folder, meta: WRITER_META });
        expect(spool.lastSeq).toBeGreaterThanOrEqual(told(writer.lines, 'durable'));
        spool.close();
    }, 120_000);
    it('is taken over by one of many that want it at once', async () => {
        const dead = startWriter();
        await until(dead, 'durable');
        await kill(dead);
        const crowd = range(1, 5).map(() => startWriter());
        await Promise.all(crowd.map((writer) => Promise.race([until(writer, 'open'), writer.ended])));
        expect(crowd.map(({ lines }) => lines[0]?.split(' ')[0]).sort()).toEqual(['held', 'held', 'held', 'held', 'open']);
    }, 120_000);
});
//# sourceMappingURL=spool-kill.spec.js.map