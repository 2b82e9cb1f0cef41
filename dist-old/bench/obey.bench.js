// How soon a run obeys: `gradlens run` in a process of its own beside a running API; orders of all four kinds (lower, pause,
// roll back, stop) over the API and by rules; of a model whose step is short, and of one whose five steps take longer than a
// second. All on one machine, so that one clock tells. With `--client`: trainings in PyTorch, watched by the Python client.
import { parseArgs } from 'node:util';
import { startApi } from './alerts/api-child.js';
import { openScene } from './ledger/scene.js';
import { activateAsking, askOverApi, followRules, INPUT_TYPES } from './obey/asking.js';
import { measureClient } from './obey/client.js';
import { withLiveRun } from './obey/live-run.js';
import { benchLine, printLines, quantileLines } from './report.js';
const { values } = parseArgs({
    options: {
        json: { type: 'boolean', default: false },
        /** Runs with short steps, each asked over the API, and as many whose rules ask. */
        runs: { type: 'string' },
        /** The same with long steps. */
        slow: { type: 'string' },
        /** Trainings in PyTorch in place of our own; of those each run is made to diverge, and is paused by its rule. */
        client: { type: 'boolean', default: false },
        /** A Python with NumPy and PyTorch. */
        python: { type: 'string', default: 'python3' },
    },
});
const [runs, slow] = [values.runs ?? (values.client ? '20' : '3'), values.slow ?? (values.client ? '5' : '1')].map(Number);
const data = { kind: 'generated-credit', rows: 8000 };
const common = { data, backend: 'wasm', budget: { steps: 1_000_000 }, evaluateEvery: 1_000_000 };
const REGIMES = [
    { name: 'obey short steps', runs, unit: 300, spec: { ...common, model: { kind: 'mlp', hidden: [128, 128, 64] }, batchSize: 256, checkpointEvery: 100 } },
    { name: 'obey long steps', runs: slow, unit: 10, spec: { ...common, model: { kind: 'mlp', hidden: [512, 512] }, batchSize: 1536, checkpointEvery: 4 } },
];
const KINDS = ['lower', 'pause', 'rollback', 'stop'];
const ALLOWED_MS = 1000;
const ALLOWED_STEPS = 5;
let seed = 7;
/** In [0, 1), the same at every run of the bench. */
function chance() {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
}
async function measure(scene, send, { name, runs, unit, spec }) {
    const project = name.replaceAll(' ', '-');
    await activateAsking(scene.store, project, unit);
    const actions = KINDS.map((kind) => ({ rule: `asks-to-${kind}`, do: kind, ...(kind === 'lower' ? { steps: 5 } : {}) }));
    const all = [];
    for (let i = 0; i < runs; i++) {
        const ask = (run) => askOverApi(scene.store, run, send, chance);
        const follow = (run) => followRules(scene.store, run, send);
        all.push(...(await withLiveRun(scene, `${project}-api-${i}`, spec, ask)));
        all.push(...(await withLiveRun(scene, `${project}-rule-${i}`, { ...spec, project, actions }, follow)));
        process.stderr.write(`gradlens: ${name}: ${all.length} orders obeyed\n`);
    }
    return all;
}
/** Time that each step of a run took, by step. Unit: ms. */
async function stepTimes({ pool }, run) {
    const { rows } = await pool.query(`select c.step0 + d.i - 1 as step, d.us from step_chunk c join run r on r.run_id = c.run_id
     cross join lateral unnest(c.duration_us) with ordinality as d (us, i) where r.uuid = $1`, [run]);
    return new Map(rows.map(({ step, us }) => [step, us / 1000]));
}
/** When each command of a run was stored, by its reason. Unit: ms since 1970. */
async function storedTimes({ pool }, run) {
    const { rows } = await pool.query('select c.reason, c.created_at as at from run_command c join run r on r.run_id = c.run_id where r.uuid = $1', [run]);
    return new Map(rows.map(({ reason, at }) => [reason, at.getTime()]));
}
async function judge(store, all) {
    const known = new Map();
    for (const { run } of all)
        if (!known.has(run))
            known.set(run, { took: await stepTimes(store, run), stored: await storedTimes(store, run) });
    return all.map((one) => {
        const { took, stored } = known.get(one.run) ?? { took: new Map(), stored: new Map() };
        const [ms, ownMs] = [one.heard.atMs - one.askedMs, one.heard.atMs - (stored.get(one.reason) ?? NaN)];
        let steps = 0;
        for (let left = ownMs - (took.get(one.heard.step - 1) ?? Infinity); left > 0; left -= took.get(one.heard.step - 1 - steps) ?? Infinity)
            steps += 1;
        return { ...one, ms, ownMs, steps };
    });
}
function report(name, all) {
    const bySource = ['the API', 'a rule'].flatMap((by) => {
        const some = all.filter((one) => one.by === by);
        return [...quantileLines({ name, metric: `asked by ${by}`, unit: 'ms' }, some.map(({ ms }) => ms)), ...quantileLines({ name, metric: `command of ${by} to obeyed`, unit: 'ms' }, some.map(({ ownMs }) => ownMs)), ...quantileLines({ name, metric: `command of ${by} to obeyed`, unit: 'steps' }, some.map(({ steps }) => steps))];
    });
    const byKind = KINDS.flatMap((kind) => quantileLines({ name, metric: `${kind}, command to obeyed`, unit: 'ms' }, all.filter((one) => one.kind === kind).map(({ ownMs }) => ownMs)));
    const made = all.flatMap(({ since, heard }) => (since === null ? [] : [heard.step - since]));
    const late = all.filter(({ ownMs, steps }) => ownMs > ALLOWED_MS && steps > ALLOWED_STEPS).length;
    return [
        ...bySource,
        ...byKind,
        ...quantileLines({ name, metric: 'step that fires to obeyed', unit: 'steps' }, made),
        { ...benchLine({ name, metric: 'obeyed later than 1 s and 5 steps', unit: 'orders', target: { max: 0 } }, [late]), runs: all.length },
    ];
}
/** Sends mutations with the operator's token. */
function sender(api) {
    return async (mutation, input) => {
        const response = await fetch(`${api.url}/graphql`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', authorization: `Bearer ${api.token}` },
            body: JSON.stringify({ query: `mutation ($input: ${INPUT_TYPES[mutation]}!) { ${mutation}(input: $input) { __typename } }`, variables: { input } }),
        });
        const { data, errors } = (await response.json());
        if (!(data?.[mutation]?.__typename ?? '').endsWith('Payload'))
            throw new Error(`${mutation} was answered ${JSON.stringify({ data, errors })}`);
    };
}
async function ourOwn() {
    for (const regime of REGIMES) {
        if (regime.runs === 0)
            continue;
        printLines(report(regime.name, await judge(scene.store, await measure(scene, sender(api), regime))), values.json);
    }
}
async function clients() {
    const print = (lines) => { printLines(lines, values.json); };
    await measureClient(scene, api, { python: values.python, runs, slow, send: sender(api), chance, print, tell });
}
/** Prints one order to a client. */
function tell(name, { by, kind, decidedMs, storedMs, obeyedMs, ackedMs, steps, behind }) {
    const told = { commandMs: storedMs - decidedMs, obeyedMs: Math.round(obeyedMs - decidedMs), acknowledgedMs: ackedMs - decidedMs, steps, stepsBehindProvocation: behind };
    if (values.json)
        process.stdout.write(`${JSON.stringify({ name, order: kind, by, ...told })}\n`);
    else
        process.stdout.write(`${name.padEnd(28)} ${kind} by ${by}: command ${told.commandMs} ms, obeyed ${told.obeyedMs} ms, acknowledged ${told.acknowledgedMs} ms behind the decision, ${steps} steps\n`);
}
const scene = await openScene();
const api = await startApi(scene.home, {});
try {
    await (values.client ? clients() : ourOwn());
}
finally {
    api.kill();
    await scene.close();
}
process.exit();
//# sourceMappingURL=obey.bench.js.map