import { testStore } from '#libs/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startedRun } from '../testing/started-run.js';
import { canaryFigures, saveCanaries } from './canaries.js';
import { saveAlertTransitions } from './save-alert-transitions.js';
let store;
beforeAll(async () => {
    store = await testStore();
});
afterAll(() => store.close());
const result = (step, lagSteps, rule = 'spike') => ({ rule, ruleVersion: 'v1', layer: 'layer0', step, seed: 1, caught: lagSteps !== null, lagSteps });
const evaluated = (run, lastStep) => saveAlertTransitions(store, run, [], { lastStep, ruleState: {}, rules: [{ rule: 'spike', version: 'v1', health: 'ok' }] });
async function healthOf(runId) {
    const { rows } = await store.pool.query(`select health, problem from rule_health where run_id = $1 and rule = 'spike'`, [runId]);
    return rows[0];
}
it('a missed canary is a problem of the rule, also behind further evaluations, until the next one is found', async () => {
    const { uuid, runId } = await startedRun(store, 1);
    await evaluated(uuid, 10);
    expect(await healthOf(runId)).toEqual({ health: 'ok', problem: null });
    await saveCanaries(store, uuid, [result(10, null)]);
    const missed = { health: 'error', problem: 'missed its canary: a spike put into a copy of the stream at step 10' };
    expect(await healthOf(runId)).toEqual(missed);
    await evaluated(uuid, 20);
    expect(await healthOf(runId)).toEqual(missed);
    await saveCanaries(store, uuid, [result(20, 1)]);
    await evaluated(uuid, 30);
    expect(await healthOf(runId)).toEqual({ health: 'ok', problem: null });
});
it('figures are of the newest hundred, of all runs; a run keeps no more', async () => {
    const { uuid, runId } = await startedRun(store, 1);
    for (let step = 1; step <= 120; step++)
        await saveCanaries(store, uuid, [result(step, step <= 20 || step === 120 ? null : step % 3, 'drift')]);
    const ofDrift = async () => (await canaryFigures(store)).find(({ rule }) => rule === 'drift');
    const figures = await ofDrift();
    expect(figures).toMatchObject({ injections: 100, recall: 0.99, medianLagSteps: 1, lastCaught: false });
    const { rows } = await store.pool.query(`select count(*) as n, min(step) as least from rule_canary where run_id = $1 and rule = 'drift'`, [runId]);
    expect(rows[0]).toEqual({ n: 100, least: 21 });
    await saveCanaries(store, uuid, [result(120, 0, 'drift')]); // the same injection again changes nothing
    expect((await ofDrift())?.lastCaught).toBe(false);
    await saveCanaries(store, uuid, [{ ...result(121, 4, 'drift'), ruleVersion: 'v2' }]); // another version begins anew
    expect(await ofDrift()).toMatchObject({ ruleVersion: 'v2', injections: 1, recall: 1, medianLagSteps: 4 });
});
//# sourceMappingURL=canaries.spec.js.map