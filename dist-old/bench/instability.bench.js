// Real trainings that are made unstable, beside healthy twins of the same seeds: recall of the built-in rules, lead in
// steps before the loss doubles, false alarms of the twins.
import { parseArgs } from 'node:util';
import { builtInRules, createRuleEngine } from '#libs/stability-rules';
import { resolveBackend } from '#libs/tensor-math';
import { alertsIn, judgeTwins } from './instability/judge-twins.js';
import { PROVOCATIONS } from './instability/provocations.js';
import { trainTwins } from './instability/train-twins.js';
import { healthyTrainings, TOTAL_STEPS } from './instability/trainings.js';
import { benchLine, median, printLines } from './report.js';
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, seeds: { type: 'string', default: '5' } } });
const SEEDS = Number(values.seeds);
await resolveBackend('wasm', { parameterCount: 5000, kind: 'mlp' });
const trainingsOf = await healthyTrainings(process.env['GRADLENS_DATA_DIR'] ?? '../shared/data');
const engine = createRuleEngine(builtInRules);
const judged = [];
const healthyAlerts = [];
let healthyRuns = 0;
for (let seed = 1; seed <= SEEDS; seed++) {
    for (const training of trainingsOf(seed)) {
        const from = 240 + 10 * seed;
        const { healthy, provoked } = await trainTwins(training, PROVOCATIONS, from);
        healthyRuns += 1;
        healthyAlerts.push(...alertsIn(engine, healthy).map(({ rule, layer, step, severity }) => `${training.name} seed ${seed}: ${rule} ${layer ?? 'run'}@${step} (${severity})`));
        for (const [provocation, window] of provoked)
            judged.push({ data: training.name, provocation, judgement: judgeTwins(engine, { healthy, provoked: window }, from) });
        process.stderr.write(`seed ${seed} of ${SEEDS}: ${training.name}\n`);
    }
}
printLines([...PROVOCATIONS.flatMap(({ name }) => linesOf(name)), benchLine({ name: 'healthy twins', metric: 'false alarms', unit: '/1000 steps' }, [(1000 * healthyAlerts.length) / (healthyRuns * TOTAL_STEPS)])], values.json);
if (!values.json)
    process.stdout.write([...PROVOCATIONS.map(({ name }) => `${name}: ${whatFired(name)}`), `healthy twins: ${healthyAlerts.join('; ') || 'no alert'}`, ''].join('\n'));
function linesOf(name) {
    const cases = judged.filter(({ provocation }) => provocation === name).map(({ judgement }) => judgement);
    const harmful = cases.filter(({ doubled }) => doubled !== null);
    const line = (metric, unit, figures) => (figures.length === 0 ? [] : [benchLine({ name, metric, unit }, figures)]);
    return [
        ...line('recall, all', 'share', [shareSeen(cases)]),
        ...line(`recall, loss doubled (${harmful.length})`, 'share', harmful.length === 0 ? [] : [shareSeen(harmful)]),
        ...line('lag of the first alert', 'steps', cases.flatMap(({ lag }) => lag ?? [])),
        ...line('lead before the loss doubles', 'steps', harmful.flatMap(({ lag, doubled }) => (lag === null || doubled === null ? [] : doubled - lag))),
    ];
}
function shareSeen(cases) {
    return cases.filter(({ lag }) => lag !== null).length / cases.length;
}
/** Which rules spoke, in how many of the runs, and the median number of alerts a run. */
function whatFired(name) {
    const cases = judged.filter(({ provocation }) => provocation === name);
    const rules = new Map();
    for (const { judgement } of cases)
        for (const rule of new Set(judgement.alerts.map((alert) => alert.rule)))
            rules.set(rule, (rules.get(rule) ?? 0) + 1);
    const told = [...rules].sort((a, b) => b[1] - a[1]).map(([rule, runs]) => `${rule} ${runs}`);
    const silent = cases.filter(({ judgement }) => judgement.lag === null).map(({ data }) => data);
    return `${told.join(', ') || 'nothing'} of ${cases.length} runs; median ${median(cases.map(({ judgement }) => judgement.alerts.length))} alerts a run${silent.length === 0 ? '' : `; silent: ${silent.join(', ')}`}`;
}
//# sourceMappingURL=instability.bench.js.map