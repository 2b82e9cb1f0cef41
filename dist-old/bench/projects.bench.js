// What row-level security costs: the same reads over a connection that sees all, and over one that is bound to one project
// (docs/security.md), turn by turn. One run of 50,176 steps and 50 layers, 1,000 small runs of its project and 1,000 of another.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findRun, inProject, listAlerts, listRuns, openProjectStore, openStore, readHeatmap, readSeries } from '#libs/decision-store';
import { serverPid, timedWith } from './cpu-time.js';
import { makeRun, makeWindows, settleTables } from './query-data.js';
import { benchLine, median, pairRatios, printLines } from './report.js';
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, turns: { type: 'string', default: '40' } } });
const TURNS = Number(values.turns);
const QUESTIONS = [
    { metric: 'one run', times: 50, ask: findRun },
    { metric: 'runs, first 20', times: 20, ask: (store) => listRuns(store, { first: 20, project: 'default' }) },
    { metric: 'alerts of all runs, first 20', times: 5, ask: (store) => listAlerts(store, { first: 20 }) },
    { metric: 'a layer, all steps, 1000 points', times: 5, ask: (store, uuid) => readSeries(store, uuid, { layer: 'layer7', measure: 'gradNorm', maxPoints: 1000 }) },
    { metric: 'heatmap 50 x 500', times: 2, ask: (store, uuid) => readHeatmap(store, uuid, { measure: 'gradNorm', maxColumns: 500 }) },
];
/** 1,000 runs in each of two projects, three alerts each. */
async function makeOthers({ pool }) {
    await pool.query(`insert into run (uuid, project, name, origin, state, spec) select gen_random_uuid(), p, 'other', 'cli', 'completed', '{}' from generate_series(1, 1000), unnest(array['default', 'other']) p`);
    await pool.query(`insert into alert (run_id, fingerprint, since, rule, rule_version, severity, state, fired_step, value, summary)
    select run_id, 'f' || i, 1, 'rule', 'v', 'info', 'firing', 1, 1, '' from run, generate_series(1, 3) i`);
    await pool.query('vacuum (analyze) alert');
}
/** Wall and CPU (server's process and this one) of a question, each. Unit: ms. */
async function time({ times, ask }, { store, pid, uuid }) {
    const { wall, cpu } = await timedWith(pid, async () => {
        for (let i = 0; i < times; i += 1)
            await ask(store, uuid);
    });
    return { wall: wall / times, cpu: cpu / times };
}
async function measure(all) {
    await makeWindows(all, 50);
    const uuid = await makeRun(all, { layers: 50, steps: 50_176 });
    await makeOthers(all);
    await settleTables(all);
    const bound = await openProjectStore(all, { applicationName: 'bench, one project', poolSize: 1 });
    if (bound.notApart !== null)
        throw new Error(bound.notApart);
    const free = { store: all, pid: await serverPid(all), uuid };
    const held = { store: bound, pid: await inProject('default', () => serverPid(bound)), uuid };
    for (const question of QUESTIONS) {
        const turns = { free: [], held: [] };
        for (let turn = -5; turn < TURNS; turn += 1) {
            const pair = { free: await time(question, free), held: await inProject('default', () => time(question, held)) };
            if (turn < 0)
                continue; // warm code and plans first
            turns.free.push(pair.free);
            turns.held.push(pair.held);
        }
        for (const kind of ['cpu', 'wall']) {
            const [base, found] = [turns.free.map((turn) => turn[kind]), turns.held.map((turn) => turn[kind])];
            const label = kind === 'cpu' ? 'CPU' : 'wall';
            printLines([benchLine({ name: 'all projects', metric: `${question.metric} ${label}`, unit: 'ms' }, base)], values.json);
            printLines([benchLine({ name: 'one project', metric: `${question.metric} ${label}`, unit: 'ms', ratioTo: 'all projects', ratio: median(pairRatios(found, base)) }, found)], values.json);
        }
    }
    await bound.close();
}
const home = await mkdtemp(path.join(tmpdir(), 'gradlens-bench-'));
await chmod(home, 0o755);
const store = await openStore({ home, applicationName: 'bench', poolSize: 1 });
try {
    await measure(store);
}
finally {
    await store.close();
    await rm(home, { recursive: true, force: true });
}
process.exit();
//# sourceMappingURL=projects.bench.js.map