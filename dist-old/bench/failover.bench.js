// A run is recorded while what oversees it goes away: the API process that leads is killed, the database is killed and comes
// back, the process that leads is paused. What clients of live steps saw, when the next alert was told, and whether anything was
// lost or doubled. Two API processes, one home folder with its embedded database, all on one machine.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { countDecisions, holdRun, setRunState } from '#libs/decision-store';
import { startApi } from './alerts/api-child.js';
import { recordEvenly } from './failover/recording.js';
import { openStepClient } from './failover/step-client.js';
import { openTold } from './failover/told.js';
import { openRun, openScene } from './ledger/scene.js';
import { benchLine, printLines } from './report.js';
const { values } = parseArgs({
    options: {
        json: { type: 'boolean', default: false },
        /** Clients leave a process that does not answer within this time; more on a loaded machine. Unit: s. */
        patience: { type: 'string', default: '4' },
        clients: { type: 'string', default: '20' },
        /** How long each fault and what follows it is watched, at least; so long a process is paused, too. Unit: s. */
        seconds: { type: 'string', default: '15' },
    },
});
const WATCH_MS = 1000 * Number(values.seconds);
const LAYERS = 5;
const TOKEN = 'failover-token-0123456789';
/** A wait for anything ends the bench after so long. Unit: ms. */
const MOST_MS = 180_000;
const line = (metric, found, unit, target = null) => {
    printLines([benchLine({ name: 'failover', metric, unit, target }, typeof found === 'number' ? [found] : found)], values.json);
};
async function until(what, look) {
    for (const begun = performance.now(); performance.now() - begun < MOST_MS;) {
        const found = await Promise.resolve(look()).catch(() => null); // the database may be away
        if (found !== null)
            return found;
        await sleep(50);
    }
    throw new Error(`failover: waited in vain for ${what}`);
}
const apis = [];
const scene = await openScene();
const told = await openTold();
process.on('exit', () => { for (const api of apis)
    api.kill(); });
writeFileSync(path.join(scene.home, 'notify.yaml'), `version: 1\nreceivers: [{ kind: webhook, name: hook, url: "${told.url}", secretEnv: HOOK_SECRET }]\nroute: { receiver: hook, groupBy: [alertname, layer], groupInterval: 1s }\n`);
const variables = { GRADLENS_TOKEN: TOKEN, GRADLENS_LOG: 'file', GRADLENS_LOG_LEVEL: 'error', HOOK_SECRET: `whsec_${Buffer.alloc(32, 7).toString('base64')}` };
apis.push(await startApi(scene.home, variables), await startApi(scene.home, variables));
const urls = apis.map(({ url }) => url);
const run = await openRun(scene, LAYERS);
const held = await holdRun(scene.store, run.uuid); // else it counts as interrupted after a while
const recording = recordEvenly(run);
const clients = Array.from({ length: Number(values.clients) }, (_, i) => openStepClient({ urls, first: i, token: TOKEN, run: run.uuid, pings: i % 4 < 2, patienceMs: 1000 * Number(values.patience) }));
/** Place of the process that evaluates the rules of the run. */
function leader() {
    return until('one that leads', async () => {
        const { rows } = await scene.store.pool.query(`select substring(application_name from 'process (\\d+) ')::int as pid from pg_stat_activity a join pg_locks l using (pid)
       where application_name like 'gradlens rules: process %' and l.locktype = 'advisory' and l.granted and a.datname = current_database()`);
        const found = apis.findIndex(({ pid }) => pid === rows[0]?.pid);
        return found < 0 ? null : found;
    });
}
/** Breaks a layer until its alert was told. @returns how long that took. Unit: s. */
async function nextAlert(layer) {
    const broken = await recording.breakLayer(layer);
    const toldMs = await until(`the alert of layer ${layer}`, () => told.firstMs.get(`layer${layer}`) ?? null);
    await recording.mend();
    return (toldMs - broken) / 1000;
}
/** Longest time without a message of each client within a span; the silence before its first and after its last message counts. Unit: s. */
function silences(of, from, to) {
    return of.map(({ heardMs }) => {
        const heard = [from, ...heardMs.filter((at) => at >= from && at <= to), to];
        return Math.max(...heard.slice(1).map((at, i) => at - (heard[i] ?? at))) / 1000;
    });
}
/** Does something to the service and tells what came of it. */
async function watch(name, layer, fault) {
    const from = performance.now();
    const faulty = fault();
    line(`${name}: next alert told after`, await nextAlert(layer), 's');
    await faulty;
    await sleep(Math.max(0, from + WATCH_MS - performance.now()));
    const to = performance.now();
    line(`${name}: longest silence, clients that ping`, silences(clients.filter((_, i) => i % 4 < 2), from, to), 's');
    line(`${name}: longest silence, the others`, silences(clients.filter((_, i) => i % 4 >= 2), from, to), 's');
    line(`${name}: connected anew`, clients.map(({ againMs }) => againMs.filter((at) => at >= from && at <= to).length), 'times');
}
await until('all clients', () => (clients.every(({ steps }) => steps.length > 0) ? true : null));
await watch('nothing', 0, () => Promise.resolve());
await watch('leader killed', 1, async () => {
    const at = await leader();
    apis[at]?.kill();
    const other = await startApi(scene.home, variables);
    [apis[at], urls[at]] = [other, other.url];
});
await watch('database killed', 2, () => {
    process.kill(Number(readFileSync(path.join(scene.home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
    return Promise.resolve();
});
clients.forEach((client, i) => { if (i % 2 === 1)
    client.leave(); }); // whoever leads by now has some
await watch(`leader paused for ${values.seconds} s`, 3, async () => {
    const { pid } = apis[await leader()];
    process.kill(pid, 'SIGSTOP');
    await sleep(WATCH_MS);
    process.kill(pid, 'SIGCONT');
});
line('at the end: next alert told after', await nextAlert(4), 's');
await recording.end();
await setRunState(scene.store, run.uuid, 'completed');
await held?.release();
await Promise.all(clients.map(({ over }) => over));
const { steps } = recording;
const missing = clients.map((client) => steps - new Set(client.steps).size);
const doubled = clients.map((client) => client.steps.length - new Set(client.steps).size);
line('steps recorded', steps, 'steps');
line('decisions missing in the database', steps * LAYERS - (await countDecisions(scene.store, run.uuid)), 'decisions', { max: 0 });
line('steps missing to a client', missing, 'steps', { max: 0 });
line('steps doubled to a client', doubled, 'steps', { max: 0 });
const { rows: fired } = await scene.store.pool.query(`select count(*)::int as n from alert_transition t join alert a using (run_id, fingerprint) where run_id = $1 and a.rule = 'non-finite-gradient' and t.state = 'firing'`, [run.runId]);
line('alerts in the database, of 5', fired[0]?.n ?? NaN, 'alerts', { max: LAYERS });
line('alerts told, of 5', new Set(told.firings).size, 'alerts', { min: LAYERS });
line('alerts told twice', told.firings.length - new Set(told.firings).size, 'alerts', { max: 0 });
for (const api of apis)
    api.kill();
told.close();
await scene.close();
process.exit();
//# sourceMappingURL=failover.bench.js.map