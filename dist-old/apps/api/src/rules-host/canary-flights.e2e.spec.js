import { activateRules, canaryFigures } from '#libs/decision-store';
import { readRuleFile } from '#libs/stability-rules';
import { testStore } from '#libs/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordingRun } from '../testing/recorded-run.js';
import { startTestApi } from '../testing/test-api.js';
import { startRulesHost } from './rules-host.js';
let store;
let api;
beforeAll(async () => {
    store = await testStore();
    api = await startTestApi(store);
});
afterAll(async () => {
    await api.close();
    await store.close();
});
/** Calm, with a little noise that repeats itself. */
const calm = (measure, step, layer) => {
    if (measure === 'flags')
        return 0;
    const level = measure === 'updateNorm' ? 0.001 : 1 + layer;
    return level * Math.exp(0.1 * Math.sin(step * 12.9898 + layer));
};
/** A rule of a file that says what it must find, in shadow mode. */
async function activateOwn() {
    const text = JSON.stringify({ rules: [{ name: 'own-update', expr: 'updateNorm > 5 * usual', windows: { usual: { measure: 'updateNorm', fn: 'quantile', q: 0.5, steps: 50, offset: 1 } }, canary: { measure: 'updateNorm', factor: 20 } }] });
    const own = readRuleFile(text, 'own', []).rules[0];
    await activateRules(store, [{ rule: 'own-update', version: own.version, kind: 'own', mode: 'shadow', text: own.rule.definition ?? '', needsBacktest: false }], { project: 'default', by: 'desk-1', reason: 'spec' });
}
it('canaries fly over a live run and are found; recall and lag are shown by GraphQL and metrics, the ledger is untouched', async () => {
    const host = startRulesHost({ store, hub: api.hub, log: pino({ level: 'silent' }), pollMs: 50, canaryMs: 100 });
    await activateOwn();
    const run = await recordingRun(store, 2, calm);
    await run.record(0, 400);
    let step = 400;
    while (step < 6000 && ((await canaryFigures(store)).find(({ rule }) => rule === 'gradient-spike')?.injections ?? 0) < 3) {
        await run.record(step, step + 100);
        step += 100;
        await new Promise((resolve) => setTimeout(resolve, 60));
    }
    await host.close();
    const { data } = await api.send('{ rules { name canary { injections recall medianLagSteps lastCaught } } }');
    const rules = data?.['rules'];
    const of = (name) => rules.find((rule) => rule.name === name)?.canary;
    for (const name of ['gradient-spike', 'scale-spike', 'update-spike', 'non-finite-gradient', 'own-update'])
        expect([name, of(name)]).toMatchObject([name, { recall: 1, lastCaught: true }]);
    expect(of('missing-decisions')).toBeNull();
    const { rows } = await store.pool.query(`select count(*) as n from alert`);
    expect(rows[0]?.n).toBe(0); // what flew over the copy is no alert
    const metrics = await fetch(`${api.url}/metrics`, { headers: { authorization: 'Bearer test-token-0123456789' } });
    expect(await metrics.text()).toContain('gradlens_rule_canary_recall{rule="gradient-spike"} 1');
    await run.close();
});
//# sourceMappingURL=canary-flights.e2e.spec.js.map