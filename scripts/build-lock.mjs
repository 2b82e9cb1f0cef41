// One build of a checkout at a time, whatever started it: a lock file that names the process which holds it.
import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';

/** How often a waiting process looks again, and how long a lock of another machine is believed: longer than a build takes. Unit: ms. */
const LOOK_MS = 200;
const FOREIGN_MS = 900_000;

/**
 * Runs `work` while holding the lock `file`. Waits while another process holds it and tells `say` so, once; a lock whose process is gone, even by
 * kill -9, is taken over. Given back however `work` ends, `process.exit` included.
 */
export function withLock(file, say, work) {
  acquire(file, say);
  tidy(file);
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function acquire(file, say) {
  mkdirSync(path.dirname(file), { recursive: true });
  const own = `${file}.${process.pid}`;
  writeFileSync(own, JSON.stringify({ pid: process.pid, started: startOf(process.pid), host: hostname(), at: Date.now() }));
  let isTold = false;
  try {
    while (!taken(own, file)) {
      const text = read(file);
      if (text === null || takeAway(file, text)) continue;
      if (!isTold) say(`another build is running (process ${JSON.parse(text).pid}): waiting for it …`);
      isTold = true;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_MS);
    }
  } finally {
    rmSync(own, { force: true });
  }
}

/** A link is made whole or not at all: nobody reads a lock that is half written. */
function taken(own, file) {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Takes a lock away whose process is gone. Another process may have done so and hold a new one by now: that one is put back. */
function takeAway(file, text) {
  if (isHeld(text)) return false;
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
    if (read(aside) !== text) linkSync(aside, file);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  }
  rmSync(aside, { force: true });
  return true;
}

/** Of another machine (a container) that shares the folder nobody here can tell whether its process lives. */
function isHeld(text) {
  try {
    const { pid, started, host, at } = JSON.parse(text);
    return host === hostname() ? isAlive(pid) && started === startOf(pid) : Date.now() - at < FOREIGN_MS;
  } catch {
    return false; // not written by us
  }
}

/** Removes what processes left that were killed while they waited. */
function tidy(file) {
  const [folder, begin] = [path.dirname(file), `${path.basename(file)}.`];
  for (const name of readdirSync(folder)) {
    if (name.startsWith(begin) && !isAlive(Number.parseInt(name.slice(begin.length), 10))) rmSync(path.join(folder, name), { force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** When a process started, so that another one under its number is not taken for it; null where the system does not tell. */
function startOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
