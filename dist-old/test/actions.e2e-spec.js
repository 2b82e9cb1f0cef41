import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findRun, listActionRequests, listEvents, listRuns, openStore } from '#libs/decision-store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './spec-support/product.js';
import { ended, freshHome, gradlens, start } from './spec-support/program.js';
/** A layer is pushed at step 300 with the guards off: scale-spike fires. */
const SPEC = `data: {kind: generated-credit, rows: 4000}
model: {kind: mlp, hidden: [128, 128, 64]}
backend: wasm
guards: {clamp: false, rateLimit: false}
provoke: [{layer: dense2, step: 300, steps: 5, factor: 300}]
batchSize: 256
budget: {steps: 1000000}
checkpointEvery: 150
evaluateEvery: 1000
actions: [{rule: scale-spike, do: rollback}]
`;
/** Rules ask, and runs obey: through real processes, without an API. */
describe('actions of rules', { timeout: 240_000 }, () => {
    let home;
    let store;
    const children = [];
    beforeAll(async () => {
        home = await freshHome();
        store = await openStore({ home, applicationName: 'actions' });
    }, 120_000);
    afterAll(async () => {
        for (const child of children)
            child.kill('SIGKILL');
        await store.close();
        rmSync(home, { recursive: true, force: true });
    });
    async function begin(name, more = '') {
        const file = path.join(home, `${name}.yaml`);
        writeFileSync(file, `name: ${name}\n${SPEC}${more}`);
        const child = start(['run', file, '--json'], home);
        children.push(child);
        const end = ended(child);
        const page = await until(() => listRuns(store, { search: name, first: 1 }), ({ runs }) => runs[0]?.state === 'running');
        return { run: page.runs[0]?.uuid ?? '', end };
    }
    const firstRequest = async (run) => (await listActionRequests(store, { run, first: 100 })).requests.at(-1);
    const stop = async (run, end) => {
        expect((await gradlens(['control', run, 'stop', '--reason', 'seen enough'], home)).code).toBe(0);
        expect((await end).code).toBe(0);
    };
    const rollbacks = async (run) => (await listEvents(store, run)).filter(({ kind }) => kind === 'rollback').map(({ step, detail }) => ({ step, detail: detail }));
    const secondsToObey = async (run) => {
        const { rows } = await store.pool.query(`select extract(epoch from c.acked_at - c.created_at)::double precision as seconds from run_command c join run r using (run_id) where r.uuid = $1 and c.seq = 1`, [run]);
        return rows[0]?.seconds ?? null;
    };
    it('an alert rolls the run back to before it began, in the name of the rule, and fast', async () => {
        const { run, end } = await begin('asked');
        const request = await until(() => firstRequest(run), (found) => found !== undefined, 120_000);
        expect(request).toMatchObject({ rule: 'scale-spike', kind: 'rollback', acts: [{ act: 'commanded', commandSeq: 1 }] });
        const [rollback] = await until(() => rollbacks(run), (found) => found.length > 0);
        expect(rollback?.detail).toMatchObject({ by: `scale-spike@${request?.ruleVersion.slice(0, 12)}`, reason: request?.reason });
        expect(Number(rollback?.detail['toStep'])).toBeLessThan(Number(request?.since));
        const seconds = await until(() => secondsToObey(run), (found) => found !== null);
        process.stderr.write(`a command of a rule was obeyed after ${String(seconds)} s\n`);
        await stop(run, end);
        expect((await gradlens(['verify', run], home)).code).toBe(0);
    });
    it('on a sensitive run it waits for a person, and nothing happens until then', async () => {
        const { run, end } = await begin('proposed', 'sensitivity: [{policy: protected}]\n');
        const request = await until(() => firstRequest(run), (found) => found !== undefined, 120_000);
        expect(request?.acts).toEqual([]);
        expect((await findRun(store, run))?.state).toBe('running');
        const listed = await gradlens(['actions', 'list', '--run', run, '--open'], home);
        expect(listed.stdout).toContain(`request 1: rollback, asked by scale-spike`);
        expect(await rollbacks(run)).toEqual([]);
        expect((await gradlens(['actions', 'approve', run, '1'], home)).stderr).toContain('--reason is missing');
        const approved = await gradlens(['actions', 'approve', run, '1', '--reason', 'it is real', '--json'], home);
        expect(JSON.parse(approved.stdout), approved.stderr).toMatchObject({ request: 1, state: 'approved', acts: [{ act: 'approved', reason: 'it is real', commandSeq: 1 }] });
        const [rollback] = await until(() => rollbacks(run), (found) => found.length > 0);
        expect(rollback?.detail).toMatchObject({ reason: 'it is real', seq: 1 });
        const again = await gradlens(['actions', 'reject', run, '1', '--reason', 'no'], home);
        expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('which is approved by')]);
        await stop(run, end);
    });
    it('refuses a spec whose action names a rule that there is not', async () => {
        const file = path.join(home, 'unknown.yaml');
        writeFileSync(file, `name: unknown\n${SPEC.replace('rule: scale-spike', 'rule: scale-spke')}`);
        const { code, stderr } = await gradlens(['run', file], home);
        expect([code, stderr]).toEqual([2, expect.stringContaining('actions[0].rule is "scale-spke"; allowed:')]);
    });
});
//# sourceMappingURL=actions.e2e-spec.js.map