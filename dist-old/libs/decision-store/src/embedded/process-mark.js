import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
/** The mark of a process, of this one by default. */
export function processMark(pid = process.pid) {
    return { pid, startTicks: startTicksOf(pid) };
}
/** Whether the marked process still lives; a process that only reuses the number does not count. */
export function isAlive(mark) {
    if (!isPidAlive(mark.pid))
        return false;
    if (mark.startTicks === null)
        return true;
    const ticks = startTicksOf(mark.pid);
    return ticks === null || ticks === mark.startTicks;
}
/** Whether a process with this number exists and is not a zombie. */
export function isPidAlive(pid) {
    try {
        process.kill(pid, 0);
    }
    catch (error) {
        if (error.code === 'ESRCH')
            return false;
    }
    return statFields(pid)?.[0] !== 'Z';
}
/** Parses a mark that was stored as JSON; null when the text is no mark (half written, empty). */
export function parseProcessMark(text) {
    try {
        const value = JSON.parse(text);
        if (value === null || !Number.isInteger(value.pid))
            return null;
        return { pid: value.pid, startTicks: value.startTicks ?? null };
    }
    catch {
        return null; // not JSON: whoever wrote it died while writing
    }
}
/** The command line of a process, arguments separated by NUL or blanks; empty when it cannot be read. */
export function commandLineOf(pid) {
    try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    }
    catch {
        const ps = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
        return ps.status === 0 ? ps.stdout.trim() : '';
    }
}
/** Whether any process has `folder` as its working folder, as every process of a server has its data folder. */
export function hasProcesses(folder) {
    let pids;
    try {
        pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    }
    catch {
        return false; // no /proc on this system: the server itself still checks its shared memory
    }
    return pids.some((pid) => workingFolderOf(pid) === folder);
}
function workingFolderOf(pid) {
    try {
        return readlinkSync(`/proc/${pid}/cwd`);
    }
    catch {
        return null; // gone meanwhile, or of another user
    }
}
function startTicksOf(pid) {
    return statFields(pid)?.[19] ?? null;
}
/** Fields of /proc/PID/stat from the third on (state first): the second, the name, may hold blanks and brackets. */
function statFields(pid) {
    try {
        const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
        return text.slice(text.lastIndexOf(')') + 2).split(' ');
    }
    catch {
        return null; // no /proc on this system, or the process is gone
    }
}
//# sourceMappingURL=process-mark.js.map