// Lag of alerts, in a running API beside a trainer that records 100,000 decisions a second: from a decision made (pushed into
// the ring) to its alert firing in the database, and from an alert committed to the webhook received. All on one machine,
// so that one clock tells.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createRun, listenRuns, saveAlertTransitions } from '#libs/decision-store';
import { uuidv7 } from 'uuidv7';
import { startApi } from './alerts/api-child.js';
import { openSink } from './alerts/webhook-sink.js';
import { openScene, startRun } from './ledger/scene.js';
import { benchLine, printLines, quantileLines } from './report.js';
const { values } = parseArgs({
    options: {
        json: { type: 'boolean', default: false },
        seconds: { type: 'string', default: '60' },
        layers: { type: 'string', default: '50' },
        /** Steps a second. */
        pace: { type: 'string', default: '2000' },
    },
});
const SECONDS = Number(values.seconds);
const LAYERS = Number(values.layers);
const PACE = Number(values.pace);
/** An alert is made by hand so often, to see when the webhook comes. Unit: ms. */
const NOTIFY_EVERY_MS = 250;
const dist = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
async function train({ store, home }, run) {
    const script = path.join(dist, 'bench/alerts/trainer-child.js');
    const child = spawn(process.execPath, [script, store.connectionString, home, run.uuid, String(run.runId), String(LAYERS), String(PACE), String(SECONDS)], { stdio: ['ignore', 'pipe', 'inherit'] });
    const planted = new Map();
    let figures = { decisionsPerSecond: NaN, committedMs: [] };
    for await (const line of createInterface(child.stdout)) {
        const said = JSON.parse(line);
        if ('step' in said)
            planted.set(said.step, said.atMs);
        else
            figures = said;
    }
    return { planted, figures };
}
/** When each alert of a run was first seen in the database, by the step it fired at. Unit: ms since 1970. */
async function watchAlerts(store, run) {
    const seenMs = new Map();
    const read = async () => {
        const { rows } = await store.pool.query(`select a.fired_step as step from alert a join run r on r.run_id = a.run_id where r.uuid = $1 and a.rule = 'non-finite-gradient' order by a.fired_at desc limit 20`, [run]);
        const atMs = performance.timeOrigin + performance.now();
        for (const { step } of rows)
            if (!seenMs.has(step))
                seenMs.set(step, atMs);
    };
    const listener = await listenRuns(store, (change) => {
        if (change.kind === 'alert' && change.run === run)
            void read();
    });
    return { seenMs, close: () => listener.close() };
}
/** Makes alerts, each of a rule and a group of its own, until `signal` says stop; returns when each was committed. Unit: ms since 1970. */
async function makeAlerts(store, signal) {
    const madeMs = new Map();
    const run = uuidv7();
    await createRun(store, { uuid: run, name: 'bench alerts', spec: {}, state: 'running', origin: 'cli' });
    for (let i = 0; !signal.aborted; i++) {
        const rule = `made-${i}`;
        const transition = { run, rule, ruleVersion: 'v', severity: 'critical', layer: null, measure: 'loss', fingerprint: rule, state: 'firing', step: 1, since: 1, value: 9, threshold: 3, summary: 'made by a bench' };
        await saveAlertTransitions(store, run, [transition], { lastStep: 1, ruleState: {}, rules: [] });
        madeMs.set(rule, performance.timeOrigin + performance.now());
        await sleep(NOTIFY_EVERY_MS);
    }
    return madeMs;
}
const NAME = `alerts ${LAYERS} layers`;
async function measure(scene, sink) {
    const started = await startRun(scene, LAYERS);
    const watched = await watchAlerts(scene.store, started.uuid);
    const stop = new AbortController();
    const making = makeAlerts(scene.store, stop.signal);
    const { planted, figures } = await train(scene, started);
    stop.abort();
    const madeMs = await making;
    await sleep(3000);
    await watched.close();
    const fired = [...planted].flatMap(([step, atMs]) => (watched.seenMs.has(step) ? [(watched.seenMs.get(step) ?? NaN) - atMs] : []));
    const told = [...madeMs].flatMap(([rule, atMs]) => (sink.heardMs.has(rule) ? [(sink.heardMs.get(rule) ?? NaN) - atMs] : []));
    process.stderr.write(`gradlens: ${fired.length} of ${planted.size} planted decisions fired, ${told.length} of ${madeMs.size} alerts were told\n`);
    return [
        benchLine({ name: NAME, metric: 'recorded beside', unit: 'decisions/s' }, [figures.decisionsPerSecond]),
        ...quantileLines({ name: NAME, metric: 'decision made to committed', unit: 'ms' }, figures.committedMs),
        ...quantileLines({ name: NAME, metric: 'decision made to firing', unit: 'ms', target: { max: 1000 } }, fired),
        ...quantileLines({ name: NAME, metric: 'committed to webhook', unit: 'ms', target: { max: 2000 } }, told),
    ];
}
const scene = await openScene();
const sink = await openSink();
const file = path.join(scene.home, 'bench-notify.yaml');
writeFileSync(file, `version: 1\nreceivers: [{ kind: webhook, name: sink, url: "${sink.url}", secretEnv: BENCH_KEY }]\nroute: { receiver: sink, groupBy: [alertname] }\n`);
const api = await startApi(scene.home, { GRADLENS_NOTIFY: file, BENCH_KEY: Buffer.alloc(32, 1).toString('base64') });
try {
    printLines(await measure(scene, sink), values.json);
}
finally {
    api.kill();
    sink.close();
    await scene.close();
}
process.exit();
//# sourceMappingURL=alerts.bench.js.map