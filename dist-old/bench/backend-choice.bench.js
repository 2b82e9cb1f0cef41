// Which backend trains what fastest: the measured table of libs/tensor-math/src/backends/backend-choice.ts comes from here.
// Whole recorded steps (scaling, statistics, read-back); the backends take turns in one process, medians over the rounds.
import { parseArgs } from 'node:util';
import { systemClock } from '#libs/contracts';
import { backendTable, resolveBackend } from '#libs/tensor-math';
import { advanceTo, createTraining } from '#libs/training';
import { benchLine, median, pairRatios, printLines } from './report.js';
import { stepModels } from './step-models.js';
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, rounds: { type: 'string', default: '7' } } });
const ROUNDS = Number(values.rounds);
/** The nets of the step bench, and tabular nets between its two MLPs to find where the order turns. */
function models() {
    const base = stepModels();
    const tabular = base[0];
    if (tabular === undefined || tabular.spec.model.kind !== 'mlp')
        throw new Error('the first step model is the tabular MLP');
    const { spec } = tabular;
    const mlp = tabular.spec.model;
    const wider = [[128, 64], [256, 128], [384, 192]].map((hidden) => ({
        ...tabular,
        name: `tabular 100-${hidden.join('-')}-2 b256`,
        spec: { ...spec, model: { ...mlp, hidden } },
        segment: 60,
    }));
    return [...base, ...wider];
}
async function contenders(model, backends) {
    const found = [];
    for (const backend of backends) {
        await resolveBackend(backend, { kind: model.spec.model.kind, parameterCount: 0 });
        found.push({ backend, training: createTraining({ spec: model.spec, data: model.data, clock: systemClock }), rates: [] });
    }
    return found;
}
/** Steps per second of one segment on the contender's backend. */
async function rate({ backend, training }, model) {
    await resolveBackend(backend, { kind: model.spec.model.kind, parameterCount: training.parameterCount });
    const begun = performance.now();
    await advanceTo(training, training.step + model.segment);
    return (1000 * model.segment) / (performance.now() - begun);
}
async function measure(model, backends) {
    const all = await contenders(model, backends);
    for (let round = -1; round < ROUNDS; round += 1) {
        for (const contender of all) {
            const found = await rate(contender, model);
            // the first round warms up
            if (round >= 0)
                contender.rates.push(found);
        }
    }
    const first = all[0];
    const name = `${model.name}, ${String(first?.training.parameterCount)} parameters`;
    for (const { training } of all)
        training.dispose();
    return all.map(({ backend, rates }) => {
        const against = first === undefined || backend === first.backend ? null : first;
        const ratio = against === null ? null : median(pairRatios(rates, against.rates));
        return benchLine({ name, metric: `rate on ${backend}`, unit: 'steps/s', ratioTo: against?.backend ?? null, ratio }, rates);
    });
}
// cpu is the reference, 20 to 100 times slower: never a contender
const backends = (await backendTable()).filter(({ name, available }) => available && name !== 'cpu').map(({ name }) => name);
for (const model of models())
    printLines(await measure(model, backends), values.json);
//# sourceMappingURL=backend-choice.bench.js.map