import { activateRules, listAlerts, saveAlertTransitions } from '#libs/decision-store';
import { builtInRules, readRuleFile } from '#libs/stability-rules';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordingRun } from '../testing/recorded-run.js';
import { startTestApi } from '../testing/test-api.js';
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
const WHY = { project: 'default', by: 'ada', reason: 'scales ran away twice' };
function own(fields) {
    const { rule, version, mode } = readRuleFile(JSON.stringify({ rules: [{ name: 'large-scale', expr: 'scale > 5', ...fields }] }), 'f', []).rules[0];
    return { rule: rule.name, version, kind: 'own', mode, text: rule.definition ?? '', needsBacktest: false };
}
async function rules() {
    const fields = 'name kind mode version severity condition text labels { name value } runbook action activatedAt activatedBy activationReason failingRuns problem usefulCount';
    const { data } = await api.send(`query { rules { ${fields} } }`);
    return data?.['rules'];
}
it('lists built-in rules as they come, and own ones with mode, text, by whom and why', async () => {
    expect((await rules()).map(({ name, mode }) => [name, mode])).toEqual(builtInRules.map(({ name }) => [name, 'LIVE']));
    const builtIn = { rule: 'scale-spike', version: 'v', kind: 'built-in', mode: 'off', text: 'x', needsBacktest: false };
    await activateRules(store, [own({ mode: 'shadow', severity: 'critical', labels: { team: 'vision' }, runbook: 'https://example.org/r', action: { kind: 'lower', steps: 9 } }), builtIn], WHY);
    const found = await rules();
    expect(found.find(({ name }) => name === 'scale-spike')).toMatchObject({ mode: 'OFF', kind: 'BUILT_IN', activatedBy: 'ada', activationReason: 'scales ran away twice', problem: null, failingRuns: 0 });
    expect(found.at(-1)).toMatchObject({
        ...{ name: 'large-scale', kind: 'OWN', mode: 'SHADOW', severity: 'CRITICAL', condition: 'scale > 5', text: expect.stringContaining('expr: scale > 5') },
        ...{ labels: [{ name: 'team', value: 'vision' }], runbook: 'https://example.org/r', action: 'lower', activatedBy: 'ada', usefulCount: 0 },
    });
    const { data } = await api.send('query { rules(project: "another") { name } }');
    expect(data?.['rules']).toHaveLength(builtInRules.length);
    const { errors } = await api.send('query { rules(project: "") { name } }');
    expect(errors.map(({ message }) => message)).toEqual(['project is ""; allowed: 1 to 100 characters']);
});
it('an alert tells when its run ended, and is found by whether it did', async () => {
    const run = await recordingRun(store, 1);
    await run.record(0, 4);
    await run.close();
    const at = { run: run.uuid, rule: 'of-ended', ruleVersion: 'v', severity: 'warning', layer: 'dense0', measure: 'scale', fingerprint: 'e', state: 'firing', step: 3, since: 3, value: 9, threshold: 5, summary: 's' };
    await saveAlertTransitions(store, run.uuid, [at], { lastStep: 3, ruleState: {}, rules: [] });
    const told = async (ofEndedRun) => (await api.send('query ($ofEndedRun: Boolean) { alerts(first: 5, rule: "of-ended", state: FIRING, ofEndedRun: $ofEndedRun) { totalCount edges { node { state runEndedAt run { endedAt } } } } }', { ofEndedRun })).data?.['alerts'];
    expect([await told(null), await told(false), await told(true)]).toMatchObject([{ totalCount: 1, edges: [{ node: { runEndedAt: null } }] }, { totalCount: 1 }, { totalCount: 0 }]);
    await store.pool.query(`update run set state = 'completed', ended_at = '2026-11-28T08:00:00Z' where uuid = $1`, [run.uuid]);
    const ended = { totalCount: 1, edges: [{ node: { state: 'FIRING', runEndedAt: '2026-11-28T08:00:00.000Z', run: { endedAt: '2026-11-28T08:00:00.000Z' } } }] };
    expect([await told(null), await told(false), await told(true)]).toEqual([ended, { totalCount: 0, edges: [] }, ended]);
});
it('an alert shows the text of the rule that fired, and the health of a rule is apart from its alerts', async () => {
    const run = await recordingRun(store, 1);
    const { version, text } = own({});
    const at = { run: run.uuid, rule: 'large-scale', ruleVersion: version, severity: 'warning', layer: 'dense0', measure: 'scale', fingerprint: 'f' };
    const told = { state: 'firing', step: 3, since: 3, value: 9, threshold: 5, summary: 's', shadow: true, labels: { team: 'vision' }, runbook: 'https://example.org/r' };
    await saveAlertTransitions(store, run.uuid, [{ ...at, ...told }], {
        ...{ lastStep: 5, ruleState: {} },
        rules: [{ rule: 'large-scale', version, text, kind: 'own', health: 'error', problem: 'at step 4: division by zero' }],
    });
    await run.close();
    expect((await listAlerts(store, { run: run.uuid, first: 5 })).total).toBe(1);
    const { data } = await api.send('query ($run: ID!) { alerts(first: 5, run: $run) { edges { node { rule ruleText shadow labels { name value } runbook } } } }', { run: run.uuid });
    expect(data?.['alerts']).toEqual({ edges: [{ node: { rule: 'large-scale', ruleText: text, shadow: true, labels: [{ name: 'team', value: 'vision' }], runbook: 'https://example.org/r' } }] });
    expect((await rules()).at(-1)).toMatchObject({ name: 'large-scale', failingRuns: 1, problem: 'at step 4: division by zero' });
});
//# sourceMappingURL=rules.e2e.spec.js.map