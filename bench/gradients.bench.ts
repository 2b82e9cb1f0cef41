// The gradient of every operation in use, on every backend that is installed here, against the cpu backend.
// `--cases` prints a line for each case, else the worst of each backend.
import { parseArgs } from 'node:util';

import type { Backend } from '#libs/contracts';
import { backendTable, checkGradients, GRADIENT_TOLERANCE } from '#libs/tensor-math';

import { presentBackends } from './backends/present-backends.js';
import { benchLine, type BenchLine, printLines } from './report.js';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, cases: { type: 'boolean', default: false }, backend: { type: 'string' } } });
const target = { max: GRADIENT_TOLERANCE };

const backends = presentBackends(await backendTable(), values.backend);
for (const [backend, errors] of await checkGradients(backends)) {
  const present = errors.flatMap(({ name, error }) => (error === null ? [] : [{ name, error }]));
  if (values.cases) printLines(present.map(({ name, error }) => line(name, backend, [error])), values.json);
  printLines([line('all operations', backend, [Math.max(...present.map(({ error }) => error))], `largest error, ${present.length} cases`)], values.json);
}
process.exit();

function line(name: string, backend: Backend, errors: readonly number[], metric = 'error'): BenchLine {
  return benchLine({ name, metric: `${metric} on ${backend}`, unit: '', target }, errors);
}
