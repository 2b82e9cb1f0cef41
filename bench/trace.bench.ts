// Estimated effects of decisions against executed replays, on real data and three optimizers, beside cruder estimates;
// and what tracing costs as multiples of the training.
import { parseArgs } from 'node:util';

import { resolveBackend } from '#libs/tensor-math';

import { benchLine, printLines, type BenchLine } from './report.js';
import { judgeTrace, type TraceFigures } from './trace/judge-trace.js';
import { tracedRuns } from './trace/traced-runs.js';

const text = (value: string): { type: 'string'; default: string } => ({ type: 'string', default: value });
const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, steps: text('1000'), targets: text('20'), singles: text('24'), sets: text('24'), activation: text('tanh'), only: { type: 'string' } },
});
const size = { targets: Number(values.targets), singles: Number(values.singles), sets: Number(values.sets) };

await resolveBackend('wasm', { parameterCount: 5000, kind: 'mlp' });
const runs = await tracedRuns({ dataDir: process.env['GRADLENS_DATA_DIR'] ?? '../shared/data', steps: Number(values.steps), activation: values.activation, only: values.only });
for (const run of runs) {
  const figures = await judgeTrace(run, size, (what) => process.stderr.write(`${run.name}: ${what}\n`));
  printLines(linesOf(`${run.name}, ${values.activation}`, figures), values.json);
}

/** Medians over the targets, with their range. */
function linesOf(name: string, figures: TraceFigures): BenchLine[] {
  const line = (metric: string, list: readonly number[], target: BenchLine['target'] = null): BenchLine => benchLine({ name, metric, unit: '', target }, list.map((value) => (Number.isNaN(value) ? 0 : value)));
  return [
    line('decision-LDS', figures.lds, { min: 0.95 }),
    line('single, Spearman', figures.single, { min: 0.95 }),
    line('single, signs', figures.signs, { min: 0.95 }),
    line('single, within noise', figures.leftOut, { max: 0.5 }),
    line('rival: dot products', figures.dotProducts),
    line('rival: |log scale|', figures.logScale),
    line('rival: recency', figures.recency),
    line('metagradient norm', figures.norm),
    line('cost, one target', [figures.costOne], { max: 4 }),
    line(`cost, ${size.targets} targets`, [figures.costAll], { max: 15 }),
    line('cost, one replay', [figures.costReplay]),
  ];
}
