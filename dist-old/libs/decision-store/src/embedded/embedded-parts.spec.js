import { mkdirSync, mkdtempSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeLibraryLinks } from './binaries.js';
import { withFileLock } from './file-lock.js';
import { isAlive, parseProcessMark, processMark } from './process-mark.js';
import { isServerOf } from './server-process.js';
let folder;
beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'gradlens-parts-'));
});
afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
});
describe('process marks', () => {
    it('tell a process from another that has its number later', () => {
        const own = processMark();
        expect(isAlive(own)).toBe(true);
        expect(isAlive({ ...own, startTicks: '1' })).toBe(false);
        expect(isAlive({ pid: 2 ** 22 - 1, startTicks: null })).toBe(false);
    });
    it('are not read from text that was cut short', () => {
        expect(parseProcessMark(JSON.stringify(processMark()).slice(0, 8))).toBeNull();
        expect(parseProcessMark('')).toBeNull();
        expect(parseProcessMark('null')).toBeNull();
        expect(parseProcessMark('{"pid":"7"}')).toBeNull();
    });
});
describe('withFileLock', () => {
    it('lets one in at a time and goes on after an action that throws', async () => {
        let inside = 0;
        let most = 0;
        const path = join(folder, 'lock');
        const enter = async (fails) => {
            most = Math.max(most, ++inside);
            await delay(10);
            inside -= 1;
            if (fails)
                throw new Error('on purpose');
        };
        const all = await Promise.allSettled([0, 1, 2, 3, 4, 5].map((i) => withFileLock(path, () => enter(i % 2 === 1))));
        expect(most).toBe(1);
        expect(all.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled', 'rejected']);
    });
    it('names the holder when it waits in vain', async () => {
        const path = join(folder, 'held');
        const waited = await withFileLock(path, () => withFileLock(path, () => Promise.resolve(''), 60).catch(String));
        expect(waited).toContain(`is held by process ${process.pid}`);
    });
});
describe('isServerOf', () => {
    it('does not take another process, nor our own, for the server', () => {
        expect(isServerOf(process.pid, folder)).toBe(false);
        expect(isServerOf(2 ** 22 - 1, folder)).toBe(false);
    });
});
describe('makeLibraryLinks', () => {
    it('makes the links that the install script would have made, relative and only once', () => {
        mkdirSync(join(folder, 'native', 'lib'), { recursive: true });
        const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }];
        writeFileSync(join(folder, 'native', 'pg-symlinks.json'), JSON.stringify(links));
        makeLibraryLinks(folder);
        makeLibraryLinks(folder);
        expect(readlinkSync(join(folder, 'native', 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18');
    });
});
//# sourceMappingURL=embedded-parts.spec.js.map