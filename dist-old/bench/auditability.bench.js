// What `profile: auditable` costs: the same net under what the product chooses freely (gelu, schedule-free Adam at 0.032) and under what the profile
// chooses (tanh, 0.004), with the same seeds and in turns. Steps and seconds (CPU time of the process) to 99.5 % of the best accuracy of the free choice
// (mean of three evaluations), the accuracy at the end, and the metagradient norm, which tells whether a trace can be trusted.
import { parseArgs } from 'node:util';
import { resolveBackend } from '#libs/tensor-math';
import { printLines } from './report.js';
import { AUDITED, auditCosts } from './trace/audit-costs.js';
import { auditLines, auditRows, TABLE_HEAD } from './trace/audit-lines.js';
const text = (value) => ({ type: 'string', default: value });
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, table: { type: 'boolean', default: false }, seeds: text('3'), steps: text('1000'), every: text('20'), targets: text('3'), only: text('') } });
const size = { seeds: Number(values.seeds), steps: Number(values.steps), every: Number(values.every), targets: Number(values.targets) };
const dataDir = process.env['GRADLENS_DATA_DIR'] ?? '../shared/data';
await resolveBackend('wasm', { parameterCount: 5000, kind: 'mlp' });
const found = [];
for (const of of AUDITED.filter(({ name }) => name.includes(values.only))) {
    const costs = await auditCosts(of, dataDir, size);
    found.push(costs);
    if (!values.table)
        printLines(auditLines(costs), values.json);
}
if (values.table)
    for (const line of [...TABLE_HEAD, ...found.flatMap(auditRows)])
        process.stdout.write(`${line}\n`);
//# sourceMappingURL=auditability.bench.js.map