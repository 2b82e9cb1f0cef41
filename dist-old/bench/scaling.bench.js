// What scaling saves (docs/results.md): each task's scaler, its ablations and tuned baselines held to one target, all arms tuned alike. In pieces: a task
// that is done is a JSON file of the state folder, what is done of another is kept beside it, and the same command goes on. `--quick` is a trial of all that
// in small, with no figure that means anything; `--report` prints the page of what is there.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { InputError, readEnvironment, systemClock } from '#libs/contracts';
import { againstOf, CLAIM, fastestBaseline, verdictOf } from '#libs/scaling-comparison';
import { compare } from '../apps/training-executor/src/comparing/compare.js';
import { planOf, planVersion } from '../apps/training-executor/src/comparing/compare-plan.js';
import { ownArm } from '../apps/training-executor/src/comparing/comparison.js';
import { dropKeptWork, keptWork } from '../apps/training-executor/src/running/kept-work.js';
import { loadForRun } from '../apps/training-executor/src/running/prepare-run.js';
import { writeWhole } from '../apps/training-executor/src/running/write-whole.js';
import { learnedScaler } from './learned-scaler.js';
import { benchLine, printLines } from './report.js';
import { resultsPage } from './scaling/results-page.js';
import { keepResult, readResult } from './scaling/state.js';
import { TASKS } from './scaling/tasks.js';
const { values } = parseArgs({
    options: {
        json: { type: 'boolean', default: false },
        quick: { type: 'boolean', default: false },
        report: { type: 'boolean', default: false },
        only: { type: 'string' },
        seeds: { type: 'string', default: '10' },
        state: { type: 'string' },
        results: { type: 'string' },
        child: { type: 'boolean', default: false },
    },
});
const folder = path.resolve(values.state ?? (values.quick ? 'dist/scaling-quick' : 'docs/results'));
const page = path.resolve(values.results ?? (values.quick ? path.join(folder, 'results.md') : 'docs/results.md'));
/** Steps, seeds and turns of a trial in small. */
const QUICK = { budget: 60, seeds: 3, tuningSeeds: 1, turns: 2 };
const tasks = TASKS.filter(({ name }) => values.only === undefined || values.only.split(',').includes(name));
if (tasks.length === 0)
    throw new InputError({ source: 'bench', path: '--only', value: values.only ?? '', allowed: TASKS.map(({ name }) => name).join(', ') });
if (values.child)
    await runTask(tasks[0]);
else {
    for (const task of tasks)
        await oneTask(task);
    await writeWhole(page, Buffer.from(resultsPage(TASKS, TASKS.map(({ name }) => readResult(folder, name)))));
}
process.exit();
/** In a process of its own: the backend's memory only grows. */
async function oneTask({ name }) {
    if (!values.report && readResult(folder, name) === null) {
        process.stderr.write(`${name}\n`);
        const child = fork(process.argv[1], [...process.argv.slice(2).filter((arg) => arg !== '--json'), '--only', name, '--child']);
        const [code] = (await once(child, 'exit'));
        if (code !== 0)
            throw new Error(`${name} ended with code ${String(code)}`);
    }
    const result = readResult(folder, name);
    if (result !== null)
        printLines(linesOf(name, result.comparison), values.json);
}
async function runTask({ name, spec }) {
    const say = (line) => { process.stderr.write(`  ${line}\n`); };
    const environment = readEnvironment({ GRADLENS_DATA_DIR: '../shared/data', ...process.env });
    const { data } = await loadForRun(spec, { environment, say });
    const full = { seeds: Number(values.seeds), tuningSeeds: 2, turns: 9, budget: undefined };
    const also = [learnedScaler()];
    const plan = planOf(spec, data, { ...(values.quick ? QUICK : full), families: ['adam', 'sgd'], tuned: true, also });
    const pieces = path.join(folder, name);
    const kept = keptWork(pieces, { version: planVersion(plan, data), say });
    const costs = { pricePerHour: null, watts: null, storagePerGbYear: 0, metaSeconds: 0, retrainings: 1 };
    await keepResult(folder, name, await compare(plan, { data, costs, clock: systemClock, signal: new AbortController().signal, say, kept }));
    await dropKeptWork(pieces);
}
/** The fastest baseline, and the ablations. */
function linesOf(name, comparison) {
    const own = ownArm(comparison);
    const others = [fastestBaseline(comparison.arms), ...comparison.arms.filter(({ role }) => role === 'uniform' || role === 'scale 1')].filter(({ name: other }) => own.against.some((each) => each.other === other));
    return others.map(({ name: other, role }) => {
        const { steps } = againstOf(own, other);
        const line = benchLine({ name, metric: `fewer steps than ${other}`, unit: `%, ${verdictOf(steps)}`, target: role === 'baseline' ? { min: CLAIM.steps } : null }, [steps.percent]);
        return { ...line, min: steps.ci95[0], max: steps.ci95[1], runs: comparison.seeds };
    });
}
//# sourceMappingURL=scaling.bench.js.map