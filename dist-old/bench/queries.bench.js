// Reads of the dashboard on a database of 12.5 M decisions of one run (50 layers), other runs beside, and at ten times
// the history. Warm. `wall` is what a person waits; `CPU` of the server's process and of this one together says what it
// costs where the machine is busy with other things: wall can only be compared with a target on an idle machine.
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { latestSteps, openStore, readHeatmap, readSeries, readStepWindow, topEvents } from '#libs/decision-store';
import { serverPid, timedWith } from './cpu-time.js';
import { makeHistory, makeRun, settleTables } from './query-data.js';
import { benchLine, median, printLines } from './report.js';
const { values } = parseArgs({
    options: {
        json: { type: 'boolean', default: false },
        runs: { type: 'string', default: '15' },
        /** Steps of the run, in thousands. */
        steps: { type: 'string', default: '250' },
        /** How many times the history the second run has; 0 = none. */
        times: { type: 'string', default: '10' },
        /** Folder that keeps the data set for the next time; a temporary one by default. */
        home: { type: 'string' },
    },
});
const RUNS = Number(values.runs);
const LAYERS = 50;
/** An API server has run a query many times: what it waits for is the warm code. Unit: ms. */
const WARM_MS = 2000;
const STEPS = Number(values.steps) * 1000;
const FROM = Math.floor(STEPS * 0.4);
const QUERIES = [
    {
        metric: 'series 100k steps to 1000',
        target: 20,
        run: (store, uuid) => readSeries(store, uuid, { layer: 'layer7', measure: 'gradNorm', fromStep: FROM, toStep: FROM + 99_999, maxPoints: 1000 }),
    },
    { metric: 'series all to 1000', target: null, run: (store, uuid) => readSeries(store, uuid, { layer: 'layer7', measure: 'gradNorm', maxPoints: 1000 }) },
    { metric: 'loss all to 1000', target: null, run: (store, uuid) => readSeries(store, uuid, { layer: null, measure: 'loss', maxPoints: 1000 }) },
    { metric: 'heatmap 50 x 500', target: 100, run: (store, uuid) => readHeatmap(store, uuid, { measure: 'gradNorm', maxColumns: 500 }) },
    { metric: 'top 100 events', target: 2, run: (store, uuid) => topEvents(store, uuid, { limit: 100 }) },
    { metric: 'top 100 events, one flag', target: 2, run: (store, uuid) => topEvents(store, uuid, { flags: ['skipped'], limit: 100 }) },
    { metric: 'top 100 events by scale', target: null, run: (store, uuid) => topEvents(store, uuid, { measure: 'scale', limit: 100 }) },
    { metric: 'latest step of all runs', target: 1, run: (store) => latestSteps(store) },
    { metric: '100 steps x 50 layers', target: 30, run: (store, uuid) => readStepWindow(store, uuid, { fromStep: FROM + 77, maxSteps: 100 }) },
];
async function time(store, query, uuid) {
    const pid = await serverPid(store);
    const wall = [];
    const cpu = [];
    const cold = performance.now();
    while (performance.now() - cold < WARM_MS)
        await query.run(store, uuid);
    for (let i = 0; i < RUNS; i += 1) {
        const took = await timedWith(pid, () => query.run(store, uuid));
        wall.push(took.wall);
        cpu.push(took.cpu);
    }
    return { wall, cpu };
}
function lines(name, query, found, base) {
    return ['wall', 'cpu'].map((kind) => {
        const parts = { name, metric: `${query.metric} ${kind === 'cpu' ? 'CPU' : 'wall'}`, unit: 'ms' };
        const target = kind === 'wall' && query.target !== null ? { target: { max: query.target } } : {};
        const ratio = base === null ? {} : { ratioTo: base.name, ratio: median(found[kind]) / median(base.timed[kind]) };
        return benchLine({ ...parts, ...target, ...ratio }, found[kind]);
    });
}
/** Makes what is missing of the data set; the runs in order: base, and the long one. */
async function prepare(store, times) {
    const { rows } = await store.pool.query(`select uuid from run join ingest_state using (run_id) where last_step >= $1 order by last_step`, [STEPS - 256]);
    const made = rows.map(({ uuid }) => uuid);
    if (made.length === 0)
        made.push(await makeHistory(store, { layers: LAYERS, steps: STEPS }));
    if (made.length === 1 && times > 0) {
        made.push(await makeRun(store, { layers: LAYERS, steps: times * STEPS }));
        await settleTables(store);
    }
    return made;
}
function nameOf(decisions) {
    return `queries ${(decisions / 1e6).toFixed(1)} M`;
}
async function measure(store) {
    const times = Number(values.times);
    const [base = '', long] = await prepare(store, times);
    const baseName = nameOf(LAYERS * STEPS);
    for (const query of QUERIES) {
        const timed = await time(store, query, base);
        printLines(lines(baseName, query, timed, null), values.json);
        if (long === undefined)
            continue;
        printLines(lines(nameOf(LAYERS * STEPS * times), query, await time(store, query, long), { name: baseName, timed }), values.json);
    }
}
const home = values.home ?? (await mkdtemp(path.join(tmpdir(), 'gradlens-bench-')));
await mkdir(home, { recursive: true });
await chmod(home, 0o755);
const store = await openStore({ home, applicationName: 'bench', poolSize: 1 });
try {
    for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes'])
        await store.pool.query(`alter system set ${setting} = off`);
    await store.pool.query('select pg_reload_conf()');
    await measure(store);
}
finally {
    await store.close();
    if (values.home === undefined)
        await rm(home, { recursive: true, force: true });
}
process.exit();
//# sourceMappingURL=queries.bench.js.map