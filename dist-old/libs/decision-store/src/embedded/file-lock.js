import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { isAlive, parseProcessMark, processMark } from './process-mark.js';
const POLL_MS = 25;
const STEAL_GUARD_MAX_AGE_MS = 10_000;
let serial = 0;
/**
 * Runs `action` while holding the lock file `path`; waits while another live process (or another caller in this one)
 * holds it. A lock whose process is gone is taken over.
 *
 * @throws Error when the lock is not free after `timeoutMs`.
 */
export async function withFileLock(path, action, timeoutMs = 120_000) {
    const deadline = performance.now() + timeoutMs;
    while (!tryLock(path)) {
        if (performance.now() > deadline) {
            throw new Error(`${path} is held by process ${holderOf(path)?.pid ?? 'unknown'} for longer than ${timeoutMs} ms`);
        }
        await delay(POLL_MS);
    }
    try {
        return await action();
    }
    finally {
        rmSync(path, { force: true });
    }
}
function tryLock(path) {
    if (createExclusively(path))
        return true;
    const holder = holderOf(path);
    if (holder !== null && isAlive(holder))
        return false;
    removeStale(path);
    return false;
}
/** Creates the file with its content in one step (link fails when the target exists), so nobody reads half a mark. */
function createExclusively(path) {
    const draft = `${path}.${process.pid}-${++serial}`;
    writeFileSync(draft, JSON.stringify(processMark()));
    try {
        linkSync(draft, path);
        return true;
    }
    catch (error) {
        if (error.code === 'EEXIST')
            return false;
        throw error;
    }
    finally {
        rmSync(draft, { force: true });
    }
}
function holderOf(path) {
    try {
        return parseProcessMark(readFileSync(path, 'utf8'));
    }
    catch {
        return null; // released meanwhile
    }
}
/** Removes a dead process's lock. A second exclusive file makes sure that nobody removes the lock of a successor. */
function removeStale(path) {
    const guard = `${path}.steal`;
    if (!createExclusively(guard)) {
        dropOldGuard(guard);
        return;
    }
    try {
        const holder = holderOf(path);
        if (holder === null || !isAlive(holder))
            rmSync(path, { force: true });
    }
    finally {
        rmSync(guard, { force: true });
    }
}
/** The guard is held for microseconds: an old one was left by a process killed in that instant. */
function dropOldGuard(guard) {
    const age = statSync(guard, { throwIfNoEntry: false });
    if (age !== undefined && performance.timeOrigin + performance.now() - age.mtimeMs > STEAL_GUARD_MAX_AGE_MS) {
        rmSync(guard, { force: true });
    }
}
//# sourceMappingURL=file-lock.js.map