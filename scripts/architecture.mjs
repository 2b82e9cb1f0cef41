// The architecture test: the import table of dependency-cruiser.cjs, and proof that it can fail.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const depcruise = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const cruise = (...extra) =>
  spawnSync(process.execPath, [depcruise, '--config', 'dependency-cruiser.cjs', '--output-type', 'err', ...extra], {
    cwd: root,
    encoding: 'utf8',
  });

/** A lower lib that imports a higher one: must be refused, or the table is not being read. */
function plantedViolationIsFound() {
  const folder = path.join(root, 'libs/contracts/src/planted');
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(path.join(folder, 'upward.ts'), "export * from '#libs/training';\n");
    const result = cruise('libs/contracts/src/planted');
    return result.status !== 0 && result.stdout.includes('contracts-imports-only');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const result = cruise('libs', 'apps', 'migrations');
process.stdout.write(result.stdout);
process.stderr.write(result.stderr);
if (result.status !== 0) process.exit(1);
if (!plantedViolationIsFound()) {
  process.stderr.write('the architecture test did not find a planted violation: it proves nothing\n');
  process.exit(1);
}
process.stdout.write('a planted violation was found, as it must be\n');
