// The API as its clients see it, on a database of 12.5 M decisions of one run beside 100 others, in one process: the ten
// most used questions; what a packed series costs it; a small question beside a bare Apollo on Fastify, in turns; and many
// subscribers while a run is recorded. Client and servers share this machine: compare wall times only where it is idle.
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openStore } from '#libs/decision-store';
import { loadWith } from './api/load.js';
import { mostUsed, PACKED_SERIES, packedQuestions, SMALL } from './api/questions.js';
import { startServer } from './api/server-child.js';
import { measureSubscribers } from './api/subscribers.js';
import { makeHistory } from './query-data.js';
import { benchLine, pairRatios, printLines, quantileLines } from './report.js';
const { values } = parseArgs({
    options: {
        json: { type: 'boolean', default: false },
        requests: { type: 'string', default: '300' },
        /** Steps of the long run, in thousands; times 50 layers. */
        steps: { type: 'string', default: '250' },
        /** How long the subscribers listen. Unit: s. */
        seconds: { type: 'string', default: '60' },
        idle: { type: 'string', default: '1000' },
        active: { type: 'string', default: '100' },
        /** Folder that keeps the data set for the next time; a temporary one by default. */
        home: { type: 'string' },
    },
});
const LAYERS = 50;
const STEPS = Number(values.steps) * 1000;
const NAME = `api ${((LAYERS * STEPS) / 1e6).toFixed(1)} M`;
const REQUESTS = Number(values.requests);
const SIZE = { requests: REQUESTS, parallel: 4, mostMs: 30_000 };
const ALONE = { ...SIZE, parallel: 1 };
const SERIES = { requests: 20, parallel: 1, mostMs: 10_000 };
/** Before a question is measured: the server has answered it often. */
const WARM = { requests: 1000, parallel: 4, mostMs: 5_000 };
const TURNS = 7;
/** What is held after collections may grow by so much a minute once everybody has listened for a quarter of the time. Unit: MiB. */
const MOST_SLOPE = 1;
const print = (...lines) => { printLines(lines, values.json); };
async function answerTimes(api, run) {
    for (const question of mostUsed(run)) {
        await loadWith(api, question, WARM);
        const { ms, cpuMs } = await loadWith(api, question, SIZE);
        print(...quantileLines({ name: NAME, metric: question.name, unit: 'ms' }, ms).slice(0, 2), benchLine({ name: NAME, metric: `${question.name}, CPU of the API`, unit: 'ms' }, [cpuMs]));
    }
}
/** What packing costs a series: many with their points in one request, less the same reads without them, in turns. */
async function packing(api, run) {
    const [packed, bare] = packedQuestions(run);
    const [whole, without] = [[], []];
    for (const question of [packed, bare])
        await loadWith(api, question, { ...WARM, requests: 100 });
    for (let turn = 0; turn < TURNS; turn++) {
        whole.push((await loadWith(api, packed, SERIES)).cpuMs / PACKED_SERIES);
        without.push((await loadWith(api, bare, SERIES)).cpuMs / PACKED_SERIES);
    }
    print(benchLine({ name: NAME, metric: `${packed.name}, CPU of each with its read`, unit: 'ms' }, whole));
    print(benchLine({ name: NAME, metric: `${packed.name}, CPU of the points`, unit: 'ms', target: { max: 0.25 } }, whole.map((ms, turn) => ms - (without[turn] ?? NaN))));
}
async function besideBare(api, scene, run) {
    const bare = await startServer('bench/api/bare-apollo.js', { BENCH_DATABASE: scene.store.connectionString });
    const small = { ...SMALL, variables: { run } };
    const found = { ours: { p50: [], cpu: [] }, bare: { p50: [], cpu: [] } };
    for (const server of [api, bare])
        await loadWith(server, small, { ...WARM, requests: 4000, mostMs: 15_000 });
    for (let turn = 0; turn < TURNS; turn++) {
        for (const [kind, server] of [['ours', api], ['bare', bare]]) {
            const { ms, cpuMs } = await loadWith(server, small, ALONE);
            found[kind].p50.push(ms.toSorted((a, b) => a - b)[ms.length >> 1] ?? NaN);
            found[kind].cpu.push(cpuMs);
        }
    }
    await bare.stop();
    for (const [what, unit] of [['p50', 'ms'], ['cpu', 'ms']]) {
        print(benchLine({ name: NAME, metric: `${small.name}, ${what}`, unit }, found.ours[what]), benchLine({ name: 'bare Apollo on Fastify', metric: `${small.name}, ${what}`, unit }, found.bare[what]));
        print(benchLine({ name: NAME, metric: `${small.name}, ${what}, ours over bare`, unit: '×', target: { max: 1.5 } }, pairRatios(found.ours[what], found.bare[what])));
    }
}
async function subscribers(api, scene, quietRun) {
    const [idle, active, seconds] = [Number(values.idle), Number(values.active), Number(values.seconds)];
    const { beforeMib, whileMib, heldMib, caughtUpSeconds, afterMib, shares, strays } = await measureSubscribers(scene, api, { idle, active, seconds, quietRun });
    const name = `api, ${idle} idle and ${active} active subscribers`;
    const settled = whileMib.slice(Math.floor(seconds / 4));
    const [first = NaN, last = NaN] = [settled[0], settled.at(-1)];
    const line = (metric, value, unit = 'MiB', target = null) => { print(benchLine({ name, metric, unit, target }, [value])); };
    line('resident before', beforeMib);
    line(`resident after ${Math.floor(seconds / 4)} s`, first);
    line(`resident after ${seconds} s`, last);
    line('held, after collections', heldMib.at(-1)?.mib ?? NaN);
    line('its slope, a minute', 60 * slopeOf(heldMib), 'MiB/min', { max: MOST_SLOPE });
    line('resident once all are gone', afterMib);
    line('until the slowest active one had all', caughtUpSeconds, 's');
    line('steps that the least lucky active one got', Math.min(...shares), 'share', { min: 1 });
    line('messages to idle ones', strays, 'messages', { max: 0 });
}
/** Least squares through what was held. Unit: MiB/s. */
function slopeOf(held) {
    const mean = (of) => held.reduce((sum, one) => sum + of(one), 0) / held.length;
    const [second, mib] = [mean((one) => one.second), mean((one) => one.mib)];
    return mean((one) => (one.second - second) * (one.mib - mib)) / mean((one) => (one.second - second) ** 2);
}
const home = values.home ?? (await mkdtemp(path.join(tmpdir(), 'gradlens-bench-')));
await mkdir(home, { recursive: true });
await chmod(home, 0o755);
const store = await openStore({ home, applicationName: 'bench', poolSize: 2 });
const scene = { home, store, close: () => store.close() };
try {
    const { rows } = await store.pool.query('select uuid from run join ingest_state using (run_id) where last_step >= $1 limit 1', [STEPS - 256]);
    const run = rows[0]?.uuid ?? (await makeHistory(store, { layers: LAYERS, steps: STEPS }));
    const api = await startServer('apps/api/src/main.js', { GRADLENS_HOME: home, GRADLENS_LOG: 'stderr', GRADLENS_LOG_LEVEL: 'error' });
    try {
        await answerTimes(api, run);
        await packing(api, run);
        await besideBare(api, scene, run);
        await subscribers(api, scene, run);
    }
    finally {
        await api.stop();
    }
}
finally {
    await store.close();
    if (values.home === undefined)
        await rm(home, { recursive: true, force: true });
}
process.exit();
//# sourceMappingURL=api.bench.js.map