import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { listEvents, listRuns, openStore } from '#libs/decision-store';
import { httpSink } from '#libs/testing';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './spec-support/product.js';
import { ended, freshHome, gradlens, start, waitForLine } from './spec-support/program.js';
const SECRET = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
/** A layer is pushed at step 300 with the guards off: scale-spike fires, and on this sensitive run it waits for a person, for 18 s. */
const SPEC = `name: escalated
data: {kind: generated-credit, rows: 4000}
model: {kind: mlp, hidden: [128, 128, 64]}
backend: wasm
guards: {clamp: false, rateLimit: false}
provoke: [{layer: dense2, step: 300, steps: 5, factor: 300}]
batchSize: 256
budget: {steps: 1000000}
sensitivity: [{policy: protected}]
actions: [{rule: scale-spike, do: rollback}]
approval: {minutes: 0.3, approver: desk-1, escalateTo: desk-2}
`;
/** A request that nobody decides, through real processes: API with a notification file, executor, receivers. */
describe('an escalation', { timeout: 240_000 }, () => {
    let home;
    let store;
    let oncall;
    let second;
    const children = [];
    beforeAll(async () => {
        [home, oncall, second] = await Promise.all([freshHome(), httpSink(), httpSink()]);
        const receiver = (name, { url }) => `  - { kind: webhook, name: ${name}, url: "${url}", secretEnv: HOOK_SECRET }\n`;
        writeFileSync(path.join(home, 'notify.yaml'), `version: 1\nreceivers:\n${receiver('oncall', oncall)}${receiver('second', second)}route: { receiver: oncall }\npeople: { desk-1: oncall, desk-2: second }\n`);
        store = await openStore({ home, applicationName: 'escalation' });
    }, 120_000);
    afterAll(async () => {
        for (const child of children)
            child.kill('SIGKILL');
        await Promise.all([store.close(), oncall.close(), second.close()]);
        rmSync(home, { recursive: true, force: true });
    });
    const said = ({ got }) => got.map(({ body, headers }) => new Webhook(SECRET).verify(body, headers));
    /** What was said of the first request: the fallback may lead to alerts, and requests, of its own. */
    const saidOfFirst = (sink) => said(sink).flatMap(({ type, data }) => (data.escalation?.request === 1 ? [type] : []));
    it('reaches the first person at once, and the second before and after the time is over, and the command line tells that', async () => {
        const api = start(['serve'], home, { HOOK_SECRET: SECRET });
        children.push(api);
        await waitForLine(api, (line) => (line.includes('"ready":true') || line.includes('http') ? true : null));
        const spec = path.join(home, 'spec.yaml');
        writeFileSync(spec, SPEC);
        const child = start(['run', spec, '--json'], home);
        children.push(child);
        const end = ended(child);
        await until(() => Promise.resolve(saidOfFirst(second)), (types) => types.length === 2, 150_000);
        expect(saidOfFirst(second)).toEqual(['escalation.escalated', 'escalation.timed-out']);
        expect(said(oncall).map(({ type }) => type)).toContain('alerts.firing');
        expect(saidOfFirst(oncall)).toEqual(['escalation.proposed']);
        const run = (await listRuns(store, { search: 'escalated', first: 1 })).runs[0]?.uuid ?? '';
        const [lowered] = await until(async () => (await listEvents(store, run)).filter(({ kind }) => kind === 'lower'), (found) => found.length > 0);
        expect(lowered?.detail).toMatchObject({ by: 'time-out policy' });
        const listed = await until(() => gradlens(['actions', 'list', '--run', run], home), ({ stdout }) => /timed-out by.*\n.*\(sent\)\n*$/.test(stdout));
        expect(listed.stdout).toMatch(/request 1: .*\n {2}told to receiver oncall \(sent\)\n(?:.*\n)*.*escalated by time-out policy: .*desk-2\n.*told to receiver second \(sent\)\n.*timed-out by time-out policy/);
        expect((await gradlens(['control', run, 'stop', '--reason', 'seen enough'], home)).code).toBe(0);
        expect((await end).code).toBe(0);
    });
});
//# sourceMappingURL=escalation.e2e-spec.js.map