// What the guards save: one layer's scale pushed × 10 to × 1000 for one step, and a slow drift, in the middle of trainings on real data under three
// optimizers; final accuracy against the same seeds undisturbed, with guards on and off; what guards cost clean runs; and what rules that ask for
// rollbacks add. `--state DIR` keeps each finished cell and goes on from there; `--quick` is one net, two seeds, short; `--only adult,german` takes these nets.
import { parseArgs } from 'node:util';
import { resolveBackend } from '#libs/tensor-math';
import { firstLine } from './guards/first-line.js';
import { guardTable, rollbackTable, verdicts } from './guards/guard-table.js';
import { BAD_BATCH, CLEAN, PUSHES } from './guards/injections.js';
import { secondLine } from './guards/second-line.js';
import { dataOf, keyOf, NETS, OPTIMIZERS, PUSHED } from './guards/trainings.js';
import { keptCells } from './kept-cells.js';
const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, state: { type: 'string' }, only: { type: 'string', default: '' }, seeds: { type: 'string', default: '5' }, steps: { type: 'string', default: '400' } } });
const size = values.quick ? { seeds: 2, steps: 100 } : { seeds: Number(values.seeds), steps: Number(values.steps) };
const only = values.quick ? ['german'] : values.only.split(',');
const nets = NETS.filter(({ name }) => values.only === '' && !values.quick || only.includes(name));
const dataDir = process.env['GRADLENS_DATA_DIR'] ?? '../shared/data';
const cells = keptCells(values.state, 'guards');
/** Those that nothing but the guards keeps from doing harm. */
const WORST = PUSHES.slice(-2);
const PLAIN = { scaler: 'snr', placement: 'direction', guards: 'on', injection: CLEAN };
await resolveBackend('wasm', { parameterCount: 5000, kind: 'mlp' });
const [onDirection, onGradient, unharmed, rolledBack] = [[], [], [], []];
for (const net of nets) {
    const data = await dataOf(net, dataDir);
    for (const optimizer of OPTIMIZERS) {
        const base = { net, optimizer };
        onDirection.push(await pushedRow(base, 'direction', data));
        onGradient.push(await pushedRow(base, 'gradient', data));
        for (const scaler of ['snr', 'trust-ratio'])
            unharmed.push(await unharmedRow(base, scaler, data));
        rolledBack.push(await rollbackRow(base, data));
    }
}
const print = (title, lines) => void process.stdout.write(`${['', title, '', ...lines].join('\n')}\n`);
for (const [where, rows] of [['update', onDirection], ['gradient', onGradient]]) {
    print(`${where} of ${PUSHED} pushed at step ${size.steps / 2} of ${size.steps}, ${size.seeds} seeds; points of final test accuracy against clean, mean (worst seed)`, guardTable(rows));
    print('of these', verdicts(rows));
}
print('nothing pushed: guards off against guards on', guardTable(unharmed));
print('of these', [...verdicts(unharmed), `decisions that a guard changed: ${unharmed.map(({ name, clean }) => `${name} ${(100 * clean.acted).toFixed(1)} %`).join('; ')}`]);
print('with rules that ask for rollbacks (rb)', rollbackTable(rolledBack));
print('of these', verdicts(rolledBack));
function nameOf({ net, optimizer }) {
    return `${net.name}, ${optimizer.name}`;
}
async function outcome(cell, data) {
    return cells.of(keyOf(cell, size), () => told(keyOf(cell, size), () => firstLine(cell, data, size)));
}
async function pushedRow(base, placement, data) {
    const of = (guards, injection) => outcome({ ...base, ...PLAIN, placement, guards, injection }, data);
    const others = [];
    for (const injection of PUSHES)
        others.push([injection.name, await of('on', injection)]);
    if (placement === 'direction')
        for (const injection of WORST)
            others.push([`${injection.name}, off`, await of('off', injection)]);
    return { name: nameOf(base), clean: await of('on', CLEAN), others };
}
async function unharmedRow(base, scaler, data) {
    const of = (guards) => outcome({ ...base, ...PLAIN, scaler, guards }, data);
    return { name: `${nameOf(base)}, ${scaler}`, clean: await of('on'), others: [['guards off', await of('off')]] };
}
async function rollbackRow(base, data) {
    const of = (injection, guards, asking) => {
        const cell = { ...base, ...PLAIN, guards, injection };
        const key = `${keyOf(cell, size)}, ${asking ? 'rollback' : 'alone'}`;
        return cells.of(key, () => told(key, () => secondLine(cell, data, size, asking)));
    };
    const others = [['clean', await of(CLEAN, 'on', true)]];
    for (const asking of [false, true])
        others.push([`${BAD_BATCH.name}${asking ? ', rb' : ''}`, await of(BAD_BATCH, 'on', asking)]);
    for (const guards of ['on', 'off'])
        for (const injection of WORST)
            others.push([`${injection.name}, guards ${guards}, rb`, await of(injection, guards, true)]);
    return { name: nameOf(base), clean: await outcome({ ...base, ...PLAIN }, data), others };
}
async function told(what, work) {
    const begun = performance.now();
    const result = await work();
    process.stderr.write(`${what}: ${((performance.now() - begun) / 1000).toFixed(1)} s\n`);
    return result;
}
//# sourceMappingURL=guards.bench.js.map