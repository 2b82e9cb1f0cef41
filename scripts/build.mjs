// Compiles the server side to dist/ and bundles the dashboard, each only when its sources changed.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { buildTargets } from './build-targets.mjs';
import { compressFiles } from './compress-files.mjs';
import { checkDashboardSize } from './dashboard-size.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const tsc = path.join(root, 'node_modules', 'tsc7', 'bin', 'tsc');
const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
const say = (line) => process.stderr.write(`gradlens: ${line}\n`);

const targets = [
  {
    name: 'server',
    sources: ['libs', 'apps/api', 'apps/training-executor', 'migrations', 'bench', 'test/ledger-adversary', 'test/torture', 'test/spec-support', 'tsconfig.json'],
    stamp: 'dist/.server-stamp',
    folder: 'dist',
    output: 'dist/libs',
    build: (folder) => run([tsc, '-p', 'tsconfig.json', '--outDir', folder]),
  },
  {
    name: 'dashboard',
    sources: ['apps/dashboard/src', 'apps/dashboard/index.html', 'apps/dashboard/vite.config.ts', 'apps/dashboard/persisted-documents.ts', 'scripts/dashboard-size.mjs', 'scripts/compress-files.mjs'],
    stamp: 'dist/.dashboard-stamp',
    folder: 'apps/dashboard/dist',
    output: 'apps/dashboard/dist/index.html',
    build: (folder) => {
      run([vite, 'build', '--logLevel', 'warn', '--outDir', folder, path.join(root, 'apps/dashboard')]);
      checkSize(folder);
      compressFiles(folder);
    },
  },
];

/** Builds whatever is out of date. `names` limits it to some targets. */
export function build(names = targets.map((target) => target.name)) {
  buildTargets(root, targets.filter(({ name }) => names.includes(name)), say);
}

function checkSize(folder) {
  try {
    checkDashboardSize(folder);
  } catch (error) {
    say(`the build failed: ${error.message}`);
    process.exit(3);
  }
}

function run(args) {
  // started by a test runner it would bundle React for development, twice the size
  const env = { ...process.env, NODE_ENV: 'production' };
  const result = spawnSync(process.execPath, args, { cwd: root, env, stdio: ['ignore', 2, 2] });
  if (result.status === 0) return;
  say('the build failed');
  process.exit(3);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build();
