// Compiles the server side to dist/ and bundles the dashboard, each only when its sources changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { compressFiles } from './compress-files.mjs';
import { checkDashboardSize } from './dashboard-size.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const tsc = path.join(root, 'node_modules', 'tsc7', 'bin', 'tsc');
const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');

const targets = [
  {
    name: 'server',
    sources: ['libs', 'apps/api', 'apps/training-executor', 'migrations', 'bench', 'test/ledger-adversary', 'test/torture', 'test/spec-support', 'tsconfig.json'],
    stamp: 'dist/.server-stamp',
    output: 'dist/libs',
    build: () => run([tsc, '-p', 'tsconfig.json']),
  },
  {
    name: 'dashboard',
    sources: ['apps/dashboard/src', 'apps/dashboard/index.html', 'apps/dashboard/vite.config.ts', 'apps/dashboard/persisted-documents.ts', 'scripts/dashboard-size.mjs', 'scripts/compress-files.mjs'],
    stamp: 'dist/.dashboard-stamp',
    output: 'apps/dashboard/dist/index.html',
    build: () => {
      run([vite, 'build', '--logLevel', 'warn', path.join(root, 'apps/dashboard')]);
      checkSize();
      compressFiles(path.join(root, 'apps/dashboard/dist'));
    },
  },
];

/** Builds whatever is out of date. `names` limits it to some targets. */
export function build(names = targets.map((target) => target.name)) {
  for (const target of targets.filter(({ name }) => names.includes(name))) {
    const stamp = path.join(root, target.stamp);
    const now = fingerprint(target.sources);
    if (existsSync(path.join(root, target.output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) continue;
    process.stderr.write(`gradlens: building the ${target.name} …\n`);
    if (target.name === 'server') for (const dir of ['libs', 'apps', 'migrations']) rmSync(path.join(root, 'dist', dir), { recursive: true, force: true });
    target.build();
    mkdirSync(path.dirname(stamp), { recursive: true });
    writeFileSync(stamp, now);
  }
}

/** Hash over names, sizes and change times of all sources: cheap, and changes whenever a file does. */
function fingerprint(sources) {
  const hash = createHash('sha256');
  for (const source of sources) addTo(hash, path.join(root, source));
  return hash.digest('hex');
}

function addTo(hash, file) {
  if (!existsSync(file)) return;
  const stat = statSync(file);
  if (!stat.isDirectory()) {
    hash.update(`${file}\0${stat.size}\0${stat.mtimeMs}\0`);
    return;
  }
  for (const name of readdirSync(file).sort()) {
    if (name !== 'node_modules' && name !== 'dist') addTo(hash, path.join(file, name));
  }
}

function checkSize() {
  try {
    checkDashboardSize(path.join(root, 'apps/dashboard/dist'));
  } catch (error) {
    process.stderr.write(`gradlens: the build failed: ${error.message}\n`);
    process.exit(3);
  }
}

function run(args) {
  // started by a test runner it would bundle React for development, twice the size
  const env = { ...process.env, NODE_ENV: 'production' };
  const result = spawnSync(process.execPath, args, { cwd: root, env, stdio: ['ignore', 2, 2] });
  if (result.status === 0) return;
  process.stderr.write('gradlens: the build failed\n');
  process.exit(3);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build();
