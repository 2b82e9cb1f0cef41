// `npm start`: API + dashboard, an executor worker, and the demo runs. Ctrl-C stops all of it.
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { build } from './build.mjs';
import { keepWorker } from './keep-worker.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const cli = path.join(root, 'bin', 'gradlens.mjs');
const known = new Set(['--no-demo']);
const flags = process.argv.slice(2);
const unknown = flags.find((flag) => !known.has(flag));
if (unknown) {
  process.stderr.write(`gradlens: ${unknown} is an unknown flag; allowed: ${[...known].join(', ')}\n`);
  process.exit(2);
}

/** Parts that do not end when asked are killed after this: longer than a database server may take to end. Unit: ms. */
const FORCE_MS = 50_000;
/** How often it is looked whether npm still lives. Unit: ms. */
const PARENT_MS = 500;

const say = (line) => process.stdout.write(`${line}\n`);
const complain = (line) => process.stderr.write(`gradlens: ${line}\n`);
const children = new Set();
let stopping = false;
let isClean = true;

/** Starts a part; its standard output is read by line, its errors pass through. */
function part(args, onLine = () => {}) {
  // the open pipe tells the child that we live: it ends when we are gone, even by kill -9
  const env = { ...process.env, GRADLENS_SUPERVISED: '1' };
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['pipe', 'pipe', 'inherit'] });
  createInterface({ input: child.stdout }).on('line', onLine);
  children.add(child);
  child.once('exit', (code, signal) => {
    children.delete(child);
    // by our own SIGTERM only one dies that has not begun and holds nothing
    if (signal !== null && !(stopping && signal === 'SIGTERM')) isClean = false;
  });
  return child;
}

function stop(code) {
  if (stopping) return;
  stopping = true;
  const live = [...children];
  for (const child of live) child.kill('SIGTERM');
  const force = setTimeout(() => live.forEach((child) => child.kill('SIGKILL')), FORCE_MS);
  Promise.all(live.map((child) => new Promise((done) => child.once('exit', done)))).then(() => {
    clearTimeout(force);
    // who is killed cannot stop the database server on the way out
    if (!isClean) spawnSync(process.execPath, [cli, 'db', 'stop'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
    process.exit(code);
  });
}

// a terminal that is gone takes no more lines
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
process.on('SIGINT', () => stop(130));
process.on('SIGTERM', () => stop(0));
process.on('SIGHUP', () => stop(129));
stopWithNpm();

build();
say('gradlens: starting the database and the API …');
part([path.join(root, 'dist/apps/api/src/main.js')], (line) => {
  const ready = readyLine(line);
  if (!ready || stopping) return;
  say(`\n  gradlens is running\n\n  dashboard   ${ready.url}\n  sign in     ${ready.signIn}\n\n  Ctrl-C stops it.\n`);
  keepWorker({ startOne: () => part([cli, 'worker', '--concurrency', '2']), isStopping: () => stopping, say: complain });
  if (!flags.includes('--no-demo')) part([cli, 'demo'], say);
}).once('exit', (code, signal) => {
  if (stopping) return;
  complain(`the API ended ${signal === null ? `with code ${code}` : `by ${signal}`}; stopping`);
  stop(code === 0 ? 3 : (code ?? 3));
});

/** Under npm: npm dies of SIGHUP and kill -9 without a word to us; then nobody could stop us any more. */
function stopWithNpm() {
  if (process.env.npm_lifecycle_event !== 'start') return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop(129);
  }, PARENT_MS).unref();
}

function readyLine(line) {
  try {
    const value = JSON.parse(line);
    return value.ready ? value : null;
  } catch {
    return null;
  }
}
