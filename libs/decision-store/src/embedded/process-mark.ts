import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

/** A process that can be told from a later one with the same number. */
export interface ProcessMark {
  readonly pid: number;
  /** Start time in clock ticks since boot; null where the system does not tell (no /proc). */
  readonly startTicks: string | null;
}

/** The mark of a process, of this one by default. */
export function processMark(pid: number = process.pid): ProcessMark {
  return { pid, startTicks: startTicksOf(pid) };
}

/** Whether the marked process still lives; a process that only reuses the number does not count. */
export function isAlive(mark: ProcessMark): boolean {
  if (!isPidAlive(mark.pid)) return false;
  if (mark.startTicks === null) return true;
  const ticks = startTicksOf(mark.pid);
  return ticks === null || ticks === mark.startTicks;
}

/** Whether a process with this number exists and is not a zombie. */
export function isPidAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return statFields(pid)?.[0] !== 'Z';
}

/** Parses a mark that was stored as JSON; null when the text is no mark (half written, empty). */
export function parseProcessMark(text: string): ProcessMark | null {
  try {
    const value = JSON.parse(text) as Partial<ProcessMark> | null;
    if (value === null || !Number.isInteger(value.pid)) return null;
    return { pid: value.pid as number, startTicks: value.startTicks ?? null };
  } catch {
    return null; // not JSON: whoever wrote it died while writing
  }
}

/** The command line of a process, arguments separated by NUL or blanks; empty when it cannot be read. */
export function commandLineOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    const ps = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return ps.status === 0 ? ps.stdout.trim() : '';
  }
}

/** Whether any process has `folder` as its working folder, as every process of a server has its data folder. */
export function hasProcesses(folder: string): boolean {
  let pids: string[];
  try {
    pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return false; // no /proc on this system: the server itself still checks its shared memory
  }
  return pids.some((pid) => workingFolderOf(pid) === folder);
}

function workingFolderOf(pid: string): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null; // gone meanwhile, or of another user
  }
}

function startTicksOf(pid: number): string | null {
  return statFields(pid)?.[19] ?? null;
}

/** Fields of /proc/PID/stat from the third on (state first): the second, the name, may hold blanks and brackets. */
function statFields(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null; // no /proc on this system, or the process is gone
  }
}
