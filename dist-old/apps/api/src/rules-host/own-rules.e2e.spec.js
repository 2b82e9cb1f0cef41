import { setTimeout as sleep } from 'node:timers/promises';
import { activateRules, deactivateRule, listAlerts } from '#libs/decision-store';
import { readRuleFile } from '#libs/stability-rules';
import { testStore } from '#libs/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openRunHub } from '../live/run-hub.js';
import { recordingRun } from '../testing/recorded-run.js';
import { startRulesHost } from './rules-host.js';
const log = pino({ level: 'silent' });
const WHY = { project: 'default', by: 'ada', reason: 'spec' };
let store;
let hub;
beforeAll(async () => {
    store = await testStore();
    hub = await openRunHub(store, log);
});
afterAll(async () => {
    await hub.close();
    await store.close();
});
function own(expr, mode = 'live') {
    const { rule, version } = readRuleFile(JSON.stringify({ rules: [{ name: 'own', expr, labels: { team: 'a' } }] }), 'f', []).rules[0];
    return { rule: 'own', version, kind: 'own', mode, text: rule.definition ?? '', needsBacktest: false };
}
/** Records ten more steps, again and again, until it is so. */
async function recordUntil(run, from, holds) {
    for (let tries = 0; !(await holds()); tries++) {
        if (tries > 100)
            throw new Error(`not within ${String(tries)} rounds: ${holds.toString()}`);
        await run.record(from.step, from.step + 10);
        from.step += 10;
        await sleep(100);
    }
}
it('a running host takes rules that are activated, changed and ended, without a new start', async () => {
    const host = startRulesHost({ store, hub, log, pollMs: 200 });
    // every step: scale 1 of the first layer, 2 of the second; an update as large as its weights would be an alert of its own
    const run = await recordingRun(store, 2, (measure, _step, layer) => ({ flags: 0, updateNorm: 0.001 })[measure] ?? 1 + layer);
    const at = { step: 0 };
    const own_ = async () => (await listAlerts(store, { run: run.uuid, first: 10 })).alerts.filter(({ rule }) => rule === 'own');
    await run.record(0, 10);
    at.step = 10;
    await activateRules(store, [own('scale > 1.5', 'shadow')], WHY);
    await recordUntil(run, at, async () => (await own_()).length === 1);
    expect(await own_()).toMatchObject([{ layer: 'dense1', state: 'firing', shadow: true, labels: { team: 'a' } }]);
    const shadow = await store.pool.query('select from incident i join run r on r.run_id = i.run_id where r.uuid = $1', [run.uuid]);
    expect(shadow.rowCount).toBe(0);
    // no step is recorded any more: the run may be paused
    await activateRules(store, [own('scale > 1.5')], WHY);
    for (let tries = 0; tries < 200 && (await own_())[0]?.shadow === true; tries++)
        await sleep(100);
    expect(await own_()).toMatchObject([{ layer: 'dense1', state: 'firing', shadow: false, incident: 1 }]);
    await deactivateRule(store, 'own', WHY);
    await recordUntil(run, at, async () => (await own_())[0]?.state === 'resolved');
    await activateRules(store, [own('scale > 0.5')], WHY);
    await recordUntil(run, at, async () => (await own_()).length === 3);
    expect((await own_()).filter(({ state }) => state === 'firing')).toMatchObject([{ shadow: false }, { shadow: false }]);
    await activateRules(store, [own('scale > 5')], WHY);
    await recordUntil(run, at, async () => (await own_()).every(({ state }) => state === 'resolved'));
    await run.close();
    await host.close();
});
it('the rules that did not change go on with what they remember', async () => {
    const host = startRulesHost({ store, hub, log, pollMs: 200 });
    await activateRules(store, [{ ...own('scale > 100'), ...windowed() }], WHY);
    const run = await recordingRun(store, 1, (measure) => ({ flags: 0, updateNorm: 0.001 })[measure] ?? 9);
    const at = { step: 0 };
    await recordUntil(run, at, async () => (await memoryOf(run.uuid, 'windowed')) > 0);
    const before = await memoryOf(run.uuid, 'windowed');
    await activateRules(store, [own('scale > 100')], WHY);
    await recordUntil(run, at, async () => (await namesOf(run.uuid)).includes('own') && (await memoryOf(run.uuid, 'windowed')) > before);
    // rows taken in since the first step, not since the change
    expect(await memoryOf(run.uuid, 'windowed')).toBe(await lastStepOf(run.uuid) + 1);
    await run.close();
    await host.close();
});
function windowed() {
    const rule = { name: 'windowed', expr: 'level > 100', windows: { level: { measure: 'scale', fn: 'mean', steps: 20 } } };
    const found = readRuleFile(JSON.stringify({ rules: [rule] }), 'f', []).rules[0];
    return { rule: 'windowed', version: found.version, text: found.rule.definition ?? '' };
}
async function stateOf(run) {
    const { rows } = await store.pool.query('select s.state from rule_state s join run r on r.run_id = s.run_id where r.uuid = $1', [run]);
    return rows[0]?.state;
}
const namesOf = async (run) => (await stateOf(run))?.rules.map(({ name }) => name) ?? [];
const lastStepOf = async (run) => (await stateOf(run))?.lastStep ?? -1;
/** Rows that a rule with windows has taken in: the first number behind the alert of its first series. */
async function memoryOf(run, rule) {
    const memory = (await stateOf(run))?.rules.find(({ name }) => name === rule)?.memory ?? '';
    const bytes = Buffer.from(memory, 'base64');
    return bytes.length < 32 ? 0 : bytes.readDoubleLE(24);
}
//# sourceMappingURL=own-rules.e2e.spec.js.map