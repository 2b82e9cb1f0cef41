// Estimated effects of decisions against executed replays, on real data, beside cruder estimates, and what tracing costs as multiples
// of the training. `--only NAME`, repeatable, takes the runs whose names hold one of these; `--out FILE` keeps each finished run as a line and
// leaves out what is kept there already, so it can be run in pieces; `--table FILE…` prints what is kept as a table.
// `--noise N`: only what N scales changed by their last bit make of the targets. `--false-positives N`: how often anything is MEASURED at p <= 0.05 in N runs where nothing was pushed, and in N where one decision was.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { resolveBackend } from '#libs/tensor-math';
import { printLines } from './report.js';
import { falsePositives } from './trace/false-positives.js';
import { figureLines, figureTable } from './trace/figure-lines.js';
import { judgeTrace } from './trace/judge-trace.js';
import { noiseLines } from './trace/noise-lines.js';
import { dataOf, tracedRuns } from './trace/traced-runs.js';
const text = (value) => ({ type: 'string', default: value });
const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, steps: text('1000'), targets: text('20'), singles: text('24'), sets: text('24'), only: { type: 'string', multiple: true, default: [''] }, out: { type: 'string' }, table: { type: 'boolean', default: false }, 'false-positives': text('0'), noise: text('0') },
});
const size = { targets: Number(values.targets), singles: Number(values.singles), sets: Number(values.sets) };
const dataDir = process.env['GRADLENS_DATA_DIR'] ?? '../shared/data';
const kept = (file) => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line)) : []);
async function judgeFalsePositives(runs) {
    await resolveBackend('wasm', { parameterCount: 5000, kind: 'mlp' });
    printLines(await falsePositives(runs, dataDir, (what) => process.stderr.write(`${what}\n`)), values.json);
}
async function judgeAll() {
    await resolveBackend('wasm', { parameterCount: 5000, kind: 'mlp' });
    const done = new Set((values.out === undefined ? [] : kept(values.out)).map(({ name }) => name));
    for (const run of tracedRuns({ steps: Number(values.steps) })) {
        if (done.has(run.name) || !values.only.some((part) => run.name.includes(part)))
            continue;
        if (values.noise !== '0') {
            printLines(await noiseLines(run, await dataOf(run, dataDir), Number(values.noise)), values.json);
            continue;
        }
        const figures = await judgeTrace(run, await dataOf(run, dataDir), size, (what) => process.stderr.write(`${run.name}: ${what}\n`));
        const found = { name: run.name, bar: run.bar, steps: Number(values.steps), size, figures };
        if (values.out !== undefined)
            appendFileSync(values.out, `${JSON.stringify(found)}\n`);
        printLines(figureLines(found), values.json);
    }
}
if (values.table)
    for (const line of figureTable(positionals.flatMap(kept)))
        process.stdout.write(`${line}\n`);
else if (values['false-positives'] === '0')
    await judgeAll();
else
    await judgeFalsePositives(Number(values['false-positives']));
//# sourceMappingURL=trace.bench.js.map