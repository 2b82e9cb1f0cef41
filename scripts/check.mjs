// `npm run check`: types, lint, architecture, tests (the snapshot comparisons are tests). Ends with `N passed, N failed`.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from './build.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const folder = mkdtempSync(path.join(tmpdir(), 'gradlens-check-'));
const report = path.join(folder, 'tests.json');

const local = (file) => path.join(root, 'node_modules', file);
const steps = [
  ['types (server)', [local('tsc7/bin/tsc'), '-p', 'tsconfig.json', '--noEmit']],
  ['types (dashboard)', [local('tsc7/bin/tsc'), '-p', 'apps/dashboard/tsconfig.json', '--noEmit']],
  ['lint', [local('eslint/bin/eslint.js'), '.', '--max-warnings', '0']],
  ['architecture', [path.join(root, 'scripts/architecture.mjs')]],
  ['generated types', [path.join(root, 'scripts/generated-types.mjs')]],
];

function run(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('close', (code) => resolve(code === 0));
  });
}

async function timed(name, args) {
  const begun = performance.now();
  process.stdout.write(`\n── ${name}\n`);
  const passed = await run(args);
  process.stdout.write(`── ${name}: ${passed ? 'passed' : 'FAILED'} in ${((performance.now() - begun) / 1000).toFixed(1)} s\n`);
  return passed;
}

/** Counts of the test runner's own report; a report that is missing is a failure, not a zero. */
function testCounts(passed) {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const counts = JSON.parse(readFileSync(report, 'utf8'));
  const failed = counts.numFailedTests + (counts.numFailedTestSuites > 0 && counts.numFailedTests === 0 ? 1 : 0);
  return {
    passed: counts.numPassedTests,
    failed: failed === 0 && !passed ? 1 : failed,
    skipped: counts.numPendingTests + counts.numTodoTests,
  };
}

/** What was skipped, by the part it belongs to: a skip is never silent. */
function tellSkipped() {
  if (!existsSync(report)) return;
  const tests = JSON.parse(readFileSync(report, 'utf8')).testResults.flatMap((file) => file.assertionResults);
  const parts = new Map();
  for (const { status, ancestorTitles, title } of tests) {
    const part = ancestorTitles[0] ?? title;
    if (status === 'pending' || status === 'skipped') parts.set(part, (parts.get(part) ?? 0) + 1);
  }
  for (const [part, count] of parts) process.stdout.write(`SKIPPED ${count}: ${part}\n`);
}

let passed = 0;
let failed = 0;
for (const [name, args] of steps) (await timed(name, args)) ? (passed += 1) : (failed += 1);
build();
const vitest = [local('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
const tests = testCounts(await timed('tests', vitest));
tellSkipped();
rmSync(folder, { recursive: true, force: true });
passed += tests.passed;
failed += tests.failed;
process.stdout.write(`\n${passed} passed, ${failed} failed${tests.skipped > 0 ? `, ${tests.skipped} skipped` : ''}\n`);
process.exit(failed === 0 ? 0 : 1);
