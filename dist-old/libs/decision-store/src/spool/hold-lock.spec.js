import { spawnSync } from 'node:child_process';
import { lstatSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { processMark } from '../embedded/process-mark.js';
import { holdLock, lockHolder, SpoolHeldError } from './hold-lock.js';
let folder;
let path;
beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gradlens-lock-'));
    path = join(folder, 'lock');
});
afterEach(() => { rmSync(folder, { recursive: true }); });
const deadPid = () => spawnSync(process.execPath, ['--version']).pid;
describe('a lock that is held', () => {
    it('is refused to anyone else, also in this process, until it is released', () => {
        const release = holdLock(path);
        expect(lockHolder(path)).toEqual(processMark());
        expect(() => holdLock(path)).toThrow(new SpoolHeldError(path, process.pid));
        release();
        expect(readdirSync(folder)).toEqual([]);
        holdLock(path)();
    });
    it('takes no block of the disk', () => {
        const release = holdLock(path);
        expect(lstatSync(path).blocks).toBe(0);
        release();
    });
    it('makes its folder', () => {
        const release = holdLock(join(folder, 'spool', 'run', 'lock'));
        expect(lstatSync(join(folder, 'spool', 'run')).mode & 0o777).toBe(0o700);
        release();
    });
    it.each([
        ['a dead process', () => { symlinkSync(JSON.stringify({ pid: deadPid(), startTicks: '1' }), path); }],
        ['an earlier process with a number that is in use again', () => { symlinkSync(JSON.stringify({ ...processMark(), startTicks: '1' }), path); }],
        ['nobody: it holds no mark', () => { symlinkSync('nothing', path); }],
        ['nobody: it is no link', () => { writeFileSync(path, ''); }],
        ['a process that died while it took a lock over', () => {
                symlinkSync(JSON.stringify({ pid: deadPid(), startTicks: '1' }), path);
                symlinkSync(JSON.stringify({ pid: deadPid(), startTicks: '1' }), `${path}.steal`);
            }],
    ])('by %s is taken over', (_, leave) => {
        leave();
        const release = holdLock(path);
        expect(lockHolder(path)).toEqual(processMark());
        expect(readdirSync(folder)).toEqual(['lock']);
        release();
    });
});
//# sourceMappingURL=hold-lock.spec.js.map