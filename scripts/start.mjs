// `npm start`: API + dashboard, an executor worker, and the demo runs. Ctrl-C stops all of it.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { build } from './build.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const cli = path.join(root, 'bin', 'gradlens.mjs');
const known = new Set(['--no-demo']);
const flags = process.argv.slice(2);
const unknown = flags.find((flag) => !known.has(flag));
if (unknown) {
  process.stderr.write(`gradlens: ${unknown} is an unknown flag; allowed: ${[...known].join(', ')}\n`);
  process.exit(2);
}

const say = (line) => process.stdout.write(`${line}\n`);
const children = [];
let stopping = false;

/** Starts a part; its standard output is read by line, its errors pass through. */
function part(name, args, onLine = () => {}) {
  // the open pipe tells the child that we live: it ends when we are gone, even by kill -9
  const env = { ...process.env, GRADLENS_SUPERVISED: '1' };
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['pipe', 'pipe', 'inherit'] });
  createInterface({ input: child.stdout }).on('line', onLine);
  child.on('exit', (code) => {
    if (stopping || name === 'demo') return;
    process.stderr.write(`gradlens: ${name} ended with code ${code}; stopping\n`);
    stop(code === 0 ? 3 : (code ?? 3));
  });
  children.push(child);
  return child;
}

function stop(code) {
  if (stopping) return;
  stopping = true;
  const live = children.filter((child) => child.exitCode === null && child.signalCode === null);
  for (const child of live) child.kill('SIGTERM');
  const force = setTimeout(() => live.forEach((child) => child.kill('SIGKILL')), 20_000);
  Promise.all(live.map((child) => new Promise((done) => child.once('exit', done)))).then(() => {
    clearTimeout(force);
    process.exit(code);
  });
}

process.on('SIGINT', () => stop(130));
process.on('SIGTERM', () => stop(0));

build();
say('gradlens: starting the database and the API …');
part('the API', [path.join(root, 'dist/apps/api/src/main.js')], (line) => {
  const ready = readyLine(line);
  if (!ready) return;
  say(`\n  gradlens is running\n\n  dashboard   ${ready.url}\n  sign in     ${ready.signIn}\n\n  Ctrl-C stops it.\n`);
  part('the worker', [cli, 'worker', '--concurrency', '2']);
  if (!flags.includes('--no-demo')) part('demo', [cli, 'demo'], say);
});

function readyLine(line) {
  try {
    const value = JSON.parse(line);
    return value.ready ? value : null;
  } catch {
    return null;
  }
}
