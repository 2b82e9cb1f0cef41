// What the setup scripts of optional backends share.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

import { installPackages as installRootPackages } from './bootstrap.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const startedMs = performance.now();

/** A reason that a person can act on; everything else is a defect and keeps its stack. */
export class SetupError extends Error {}

/** Runs a command to its end. @throws SetupError with the end of what it said. */
export function run(command, args, { quiet = false, ...options } = {}) {
  const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'];
  const { status, error, stdout, stderr } = spawnSync(command, args, { stdio, encoding: 'utf8', maxBuffer: 1 << 28, ...options });
  if (status === 0) return stdout ?? '';
  const tail = typeof stderr === 'string' ? `\n${stderr.slice(-3000)}` : '';
  throw new SetupError(`${command} ${args.slice(0, 3).join(' ')} failed (${error?.message ?? `exit ${status}`})${tail}`);
}

/** Whether a command exists and succeeds. */
export function works(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/** Whether packages of the system can be installed here. */
export function hasApt() {
  return process.getuid?.() === 0 && works('apt-get', ['--version']);
}

/** Installs packages of Debian, as root. */
export function aptInstall(packages) {
  say(`installing ${packages.join(' ')}`);
  run('apt-get', ['update', '-qq']);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

/** Installs npm packages into a folder of their own, without their install scripts. */
export function npmInstall(folder, packages) {
  const quiet = ['--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund', '--loglevel=error'];
  run('npm', ['install', '--prefix', folder, ...quiet, ...packages]);
}

export function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Prints a line with the seconds since the start. */
export function say(text) {
  process.stdout.write(`[${((performance.now() - startedMs) / 1000).toFixed(0).padStart(4)} s] ${text}\n`);
}

/** Runs a setup; a reason that a person can act on ends it with code 3 and what goes on meanwhile. */
export function setUp(name, install) {
  try {
    installRootPackages();
    install();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`${name}: ${error.message}\ngradlens goes on with the backends that are there.\n`);
    process.exitCode = 3;
  }
}
