// One table for data about people (Adult, COMPAS, German credit): each scaler, as the product chooses freely and under `profile: auditable`, with steps and seconds
// against tuned baselines, accuracy, decision-LDS, what recording costs, and gaps between groups; each row from the same trainings. `--state DIR` keeps what is
// finished and goes on from there; `--page FILE` writes docs/sensitive.md of what is finished; `--only german` takes one data set; `--quick` is a trial in small.
import { loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { scalerSchema, systemClock } from '#libs/contracts';
import { baselinesOf } from '#libs/scaling-comparison';
import { resolveBackend } from '#libs/tensor-math';
import { measureSeconds } from '../apps/training-executor/src/comparing/measure-seconds.js';
import { hardware, productVersion } from '../apps/training-executor/src/running/provenance.js';
import { writeWhole } from '../apps/training-executor/src/running/write-whole.js';
import { keptCells } from './kept-cells.js';
import { learnedScaler } from './learned-scaler.js';
import { sensitiveTable } from './sensitive/page.js';
import { FAMILIES, seedsOf, trainBaselines, trainWay } from './sensitive/train-ways.js';
import { wayLds } from './sensitive/way-lds.js';
import { dataOf, nameOf, PEOPLE, specOf, waysOf } from './sensitive/ways.js';
const text = (value) => ({ type: 'string', default: value });
const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, state: { type: 'string' }, page: { type: 'string' }, only: text(''), seeds: text('10'), steps: text('500'), targets: text('5'), sets: text('24') } });
const size = values.quick
    ? { seeds: 2, tuningSeeds: 1, steps: 40, targets: 2, sets: 6, turns: 2 }
    : { seeds: Number(values.seeds), tuningSeeds: 2, steps: Number(values.steps), targets: Number(values.targets), sets: Number(values.sets), turns: 7 };
const dataDir = process.env['GRADLENS_DATA_DIR'] ?? '../shared/data';
const cells = keptCells(values.state, 'sensitive');
const ways = waysOf([scalerSchema.parse({ kind: 'snr' }), learnedScaler(), scalerSchema.parse({ kind: 'trust-ratio' }), scalerSchema.parse({ kind: 'fixed' })]);
const say = (line) => void process.stderr.write(`${line}\n`);
await resolveBackend('wasm', { parameterCount: 5000, kind: 'mlp' });
const results = [];
for (const of of PEOPLE.filter(({ name }) => values.only === '' || values.only.split(',').includes(name))) {
    const result = await resultOf(of);
    results.push(result);
    for (const line of sensitiveTable(result, size))
        process.stdout.write(`${line}\n`);
}
if (values.page !== undefined)
    await writeWhole(path.resolve(values.page), Buffer.from(page().join('\n')));
process.exit();
async function resultOf(of) {
    const ground = { of, size, ...(await dataOf(of, dataDir)) };
    const [seed = 0] = seedsOf(size);
    const { seeds, tuningSeeds, steps, targets, sets, turns } = size;
    const key = (what, ...on) => `${of.name}, ${what}, ${[steps, ...on].join(' ')}`;
    const specs = ways.map((way) => ({ name: nameOf(way), spec: specOf(of, way, { seed, steps: size.steps }) }));
    const free = specOf(of, ways[0], { seed, steps: size.steps });
    say(`${of.name}: baselines`);
    const { target, baselines } = await cells.of(key('baselines', seeds, tuningSeeds), () => trainBaselines(free, ground));
    const rows = [];
    for (const { name, spec } of specs) {
        say(`${of.name}: ${name}`);
        const trained = await cells.of(key(name, seeds), () => trainWay(spec, ground));
        rows.push({ name, ...trained, ...(await cells.of(key(`${name}, traced`, targets, sets), () => wayLds(spec, ground.data, size))) });
    }
    const alone = baselinesOf(free, FAMILIES, size.steps).filter(({ name }) => name.endsWith('constant'));
    const arms = [
        ...specs.flatMap(({ name, spec }) => [{ name, spec, recording: 'full' }, { name: `${name} alone`, spec, recording: 'none' }]),
        ...alone.map(({ family, spec }) => ({ name: family, spec, recording: 'none' })),
    ];
    const seconds = await cells.of(key('seconds', turns), async () => Object.fromEntries(await measureSeconds(arms, { data: ground.data, clock: systemClock, turns, signal: new AbortController().signal, say })));
    return { name: of.name, attribute: of.attribute, target, baselines, ways: rows, seconds };
}
/** The tables with what they are of; what was not run is said. */
function page() {
    const { cpu, cores } = hardware();
    const left = PEOPLE.filter(({ name }) => !results.some((result) => result.name === name)).map(({ name }) => name);
    const flags = process.argv.slice(2).filter((arg, i, all) => !['--state', '--page'].includes(arg) && !['--state', '--page'].includes(all[i - 1] ?? ''));
    return [
        '# Data about people: what scaling costs and brings',
        '',
        `Printed by \`npm run bench -- ${['sensitive', ...flags].join(' ')}\` (version ${productVersion()}, ${cpu}, ${cores} cores, load ${(loadavg()[0] ?? NaN).toFixed(1)}): ${size.seeds} seeds, ${size.steps} steps, tabular MLP of 32 and 16 units.`,
        '',
        'Each row is of its own trainings: they reach the target or miss it (a miss counts as all steps), their nets are judged on the test split, by group too (means over the seeds), the run of the first seed is traced, and single trainings of the row take',
        'turns on the clock. *normal* is what the product chooses where a spec says nothing (gelu, schedule-free Adam at 0.032), *auditable* what `profile: auditable` chooses (tanh, 0.004; the profile itself refuses \`trust-ratio\`, and networks of \`meta\` at that rate). Target: validation loss that the best baseline has at its end, of the',
        `*normal* net; baselines (Adam and SGD with momentum, constant and cosine, 7 rates each) are tuned on the validation split with ${size.tuningSeeds} seeds of their own. Savings are against the baseline that is the fastest on the very seeds of the table, which favours it; positive saves.`,
        `Seconds are processor time with every decision recorded (baselines: alone); *recording costs* is that of scaling, measuring and recording against the base optimizer alone. Decision-LDS: estimates of ${size.targets} logits against ${size.sets} replayed sets ([trace.md](trace.md)).`,
        'Gaps: demographic parity difference and equalized odds difference at a score of 0.5. Brackets are 95 % intervals over seeds (and turns of the clock), too narrow for few seeds ([compare.md](compare.md)).',
        '',
        ...results.flatMap((result) => sensitiveTable(result, size)),
        ...(left.length === 0 ? [] : [`Not run: ${left.join(', ')}.`, '']),
    ];
}
//# sourceMappingURL=sensitive.bench.js.map