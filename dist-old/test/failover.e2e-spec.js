import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { listAlerts, setRunState } from '#libs/decision-store';
import { httpSink, testStore, until } from '#libs/testing';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { recordingRun } from '../apps/api/src/testing/recorded-run.js';
import { breakableLink } from '../libs/decision-store/src/testing/breakable-link.js';
import { environmentFor, freshHome, ROOT, waitForLine } from './spec-support/program.js';
const TOKEN = 'failover-token-0123456789';
const LAYERS = 5;
/** Each layer's gradient is not finite at one step: an alert of its own. */
const BROKEN_AT = [20, 50, 80, 110, 140];
const valueAt = (measure, step, layer) => {
    if (measure === 'flags')
        return 0;
    if (measure === 'updateNorm')
        return 0.001;
    return measure === 'gradNorm' && step === BROKEN_AT[layer] ? NaN : 1;
};
/** A run is recorded while what oversees it goes away: the process, the way to the database, the processor. */
describe('API processes over a live run', { timeout: 300_000 }, () => {
    let store;
    let sink;
    let run;
    let alive;
    const served = [];
    beforeAll(async () => {
        store = await testStore();
        sink = await httpSink();
        for (let i = 0; i < 2; i++)
            served.push(await serve());
        run = await recordingRun(store, LAYERS, valueAt);
        // as its executor would: a run that is silent while processes start is none of this test's
        alive = setInterval(() => void store.pool.query('update run set heartbeat_at = now()').catch(() => undefined), 1_000);
    });
    afterAll(async () => {
        clearInterval(alive);
        for (const { child, link, home } of served) {
            child.kill('SIGKILL');
            await link.close();
            rmSync(home, { recursive: true, force: true });
        }
        await sink.close();
        await store.close();
    });
    async function serve() {
        const [home, link] = [await freshHome(), await breakableLink(store.connectionString)];
        const receiver = `{ kind: webhook, name: hook, url: "${sink.url}", secretEnv: HOOK_SECRET }`;
        writeFileSync(path.join(home, 'notify.yaml'), `version: 1\nreceivers: [${receiver}]\nroute: { receiver: hook, groupBy: [alertname, layer], groupInterval: 1s }\n`);
        const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
        const env = environmentFor(home, { DATABASE_URL: link.connectionString, GRADLENS_TOKEN: TOKEN, HOOK_SECRET: secret });
        const child = spawn(process.execPath, [path.join(ROOT, 'dist/apps/api/src/main.js')], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
        const url = await waitForLine(child, (line) => /"url":"([^"]+)"/.exec(line)?.[1] ?? null);
        return { child, url, link, home };
    }
    /** Of all processes the one that evaluates the rules of the run; null while none does. */
    async function leader() {
        const { rows } = await store.pool.query(`select substring(application_name from 'process (\\d+) ')::int as pid from pg_stat_activity a join pg_locks l using (pid)
       where application_name like 'gradlens rules: process %' and l.locktype = 'advisory' and l.granted and a.datname = current_database()`);
        return served.find(({ child }) => child.pid === rows[0]?.pid) ?? null;
    }
    /** Steps as a client gets them, until the run is over or the connection ends. */
    async function listen({ url }, steps) {
        const query = 'subscription ($run: ID!, $after: Int!) { liveSteps(run: $run, afterStep: $after) { steps { base64 } } }';
        const client = createClient({ url: `${url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket, connectionParams: { token: TOKEN }, retryAttempts: 0 });
        const told = client.iterate({ query, variables: { run: run.uuid, after: steps.at(-1) ?? -1 } });
        for (;;) {
            const next = await told.next().catch(() => null);
            if (next === null)
                return 'cut';
            if (next.done === true)
                return 'over';
            const bytes = Buffer.from(next.value.data?.liveSteps.steps.base64 ?? '', 'base64');
            for (let i = 0; i < bytes.length; i += 4)
                steps.push(bytes.readInt32LE(i));
        }
    }
    /** A client that goes on at the other process, after the last step that it has, when its connection ends. */
    async function follow(from, to, steps) {
        if ((await listen(from, steps)) === 'over')
            return;
        expect(await listen(to, steps)).toBe('over');
    }
    const found = async (layer) => (await listAlerts(store, { run: run.uuid, first: 50 })).alerts.some((alert) => alert.rule === 'non-finite-gradient' && alert.layer === `dense${layer}`);
    const isTold = (layer) => firings().some((name) => name === `dense${layer}`);
    /** Layers whose alert was told, once for each message. */
    function firings() {
        const messages = new Map(sink.got.map(({ headers, body }) => [headers['webhook-id'], JSON.parse(body)]));
        return [...messages.values()].flatMap(({ data }) => (data.isRepeat ? [] : data.alerts.filter(({ rule, status }) => rule === 'non-finite-gradient' && status === 'firing').map(({ layer }) => layer)));
    }
    it('kill -9 of the one that leads, a database that is away, a leader that is paused and wakes up: no alert is lost or doubled, no step missing to clients', async () => {
        await run.record(0, 30);
        await until(async () => (await found(0)) && isTold(0));
        const first = (await leader());
        const other = served.find((one) => one !== first);
        const [moved, stayed] = [[], []];
        const following = [follow(first, other, moved), listen(other, stayed)];
        await until(() => moved.length === 30 && stayed.length === 30);
        first.child.kill('SIGKILL');
        const killed = performance.now();
        await until(async () => (await leader()) === other);
        const tookOver = performance.now() - killed;
        await run.record(30, 60);
        await until(async () => (await found(1)) && isTold(1));
        process.stderr.write(`killed: another led after ${(tookOver / 1000).toFixed(1)} s, told of the next alert after ${((performance.now() - killed) / 1000).toFixed(1)} s\n`);
        other.link.cut();
        await until(async () => (await fetch(`${other.url}/health/ready`)).status === 503);
        await run.record(60, 90);
        expect((await fetch(`${other.url}/health/live`)).status).toBe(200);
        other.link.mend();
        const mended = performance.now();
        await until(async () => (await found(2)) && isTold(2));
        process.stderr.write(`database back: told of the alert of meanwhile after ${((performance.now() - mended) / 1000).toFixed(1)} s\n`);
        const third = await serve();
        served.push(third);
        await until(async () => (await leader()) !== null);
        const stopped = (await leader()) === third ? third : other;
        const follower = stopped === third ? other : third;
        stopped.child.kill('SIGSTOP');
        const paused = performance.now();
        await run.record(90, 120);
        await until(async () => (await leader()) === follower);
        const followed = performance.now() - paused;
        await until(async () => (await found(3)) && isTold(3));
        process.stderr.write(`paused: another led after ${(followed / 1000).toFixed(1)} s, told of the next alert after ${((performance.now() - paused) / 1000).toFixed(1)} s\n`);
        stopped.child.kill('SIGCONT');
        await run.record(120, 150);
        await until(async () => (await found(4)) && isTold(4));
        await run.close();
        await setRunState(store, run.uuid, 'completed');
        await Promise.all(following);
        const all = Array.from({ length: 150 }, (_, step) => step);
        expect(moved).toEqual(all);
        expect(stayed).toEqual(all);
        const { rows } = await store.pool.query(`select a.layer, count(*)::int as n from alert_transition t join alert a using (run_id, fingerprint) join run r using (run_id)
       where r.uuid = $1 and a.rule = 'non-finite-gradient' and t.state = 'firing' group by a.layer order by a.layer`, [run.uuid]);
        expect(rows).toEqual(BROKEN_AT.map((_, layer) => ({ layer: `dense${layer}`, n: 1 })));
        expect(firings().toSorted()).toEqual(BROKEN_AT.map((_, layer) => `dense${layer}`));
    });
});
//# sourceMappingURL=failover.e2e-spec.js.map