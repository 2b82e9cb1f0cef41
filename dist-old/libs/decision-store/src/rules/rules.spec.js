import { advanceRules, builtInRules, createRuleEngine, readRuleFile, ruleVersion, sliceWindow, windowOf } from '#libs/stability-rules';
import { fakeClock, testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAlerts } from '../alerts/list-alerts.js';
import { ruleFeed } from '../alerts/rule-feed.js';
import { startedRun } from '../testing/started-run.js';
import { projectRules } from './project-rules.js';
import { activateRules, deactivateRule, listActivations, listPastActivations } from './rule-activations.js';
import { saveBacktests } from './rule-backtests.js';
let store;
beforeAll(async () => {
    store = await testStore();
});
afterAll(() => store.close());
function own(expr, more = {}) {
    const { rule, version } = readRuleFile(JSON.stringify({ rules: [{ name: 'large-scale', expr }] }), 'f.yaml', []).rules[0];
    return { rule: rule.name, version, kind: 'own', mode: 'live', text: rule.definition ?? '', needsBacktest: false, ...more };
}
let projects = 0;
const why = (reason = 'we tried it') => ({ project: `p${String(projects)}`, by: 'ada', reason });
const newProject = () => why(String(++projects));
describe('activation', () => {
    it('sets a rule with name and reason, and keeps what was before', async () => {
        newProject();
        const [first] = await activateRules(store, [own('scale > 5')], why());
        expect(first).toMatchObject({ rule: 'large-scale', mode: 'live', by: 'ada', reason: 'we tried it', endedAt: null });
        expect(first?.text).toContain('expr: scale > 5');
        await activateRules(store, [own('scale > 6')], why('5 was too low'));
        expect(await listActivations(store, why().project)).toMatchObject([{ reason: '5 was too low' }]);
        expect(await listPastActivations(store, why().project)).toMatchObject([
            { reason: '5 was too low', endedAt: null },
            { reason: 'we tried it', endedBy: 'ada', endedReason: '5 was too low' },
        ]);
    });
    it('changes nothing where the rule is set so already, but does where the mode differs', async () => {
        newProject();
        await activateRules(store, [own('scale > 5')], why());
        expect(await activateRules(store, [own('scale > 5')], why())).toEqual([]);
        expect(await activateRules(store, [own('scale > 5', { mode: 'shadow' })], why())).toMatchObject([{ mode: 'shadow' }]);
    });
    it('ends with name and reason; what is not set cannot be ended', async () => {
        newProject();
        await activateRules(store, [own('scale > 5')], why());
        expect(await deactivateRule(store, 'large-scale', why('no use'))).toMatchObject({ endedBy: 'ada', endedReason: 'no use' });
        expect(await listActivations(store, why().project)).toEqual([]);
        await expect(deactivateRule(store, 'large-scale', why())).rejects.toThrow(/NAME is "large-scale"; allowed: the name of a rule that is activated in project p\d/);
    });
    it('two at once are one after the other', async () => {
        newProject();
        await Promise.all([5, 6, 7, 8].map((n) => activateRules(store, [own(`scale > ${String(n)}`)], why(String(n)))));
        expect(await listActivations(store, why().project)).toHaveLength(1);
        expect(await listPastActivations(store, why().project)).toHaveLength(4);
        const latest = await listActivations(store, why().project);
        expect(await listPastActivations(store, why().project, { rule: 'large-scale', first: 1 })).toEqual(latest);
        expect(await listPastActivations(store, why().project, { rule: 'other' })).toEqual([]);
    });
    it('wants a back-test of this very version where it must; all rules or none', async () => {
        newProject();
        const critical = own('scale > 5', { needsBacktest: true });
        const other = { ...own('scale > 1'), rule: 'other' };
        await expect(activateRules(store, [other, critical], why())).rejects.toThrow(/large-scale is not back-tested .*gradlens rules backtest/);
        expect(await listActivations(store, why().project)).toEqual([]);
        expect(await activateRules(store, [{ ...critical, mode: 'shadow' }], why())).toHaveLength(1);
        const done = { ...why(), rule: 'large-scale', runs: 3, steps: 300, added: 1, removed: 0 };
        await saveBacktests(store, [{ ...done, version: own('scale > 6').version }]);
        await expect(activateRules(store, [critical], why())).rejects.toThrow('not back-tested');
        await saveBacktests(store, [{ ...done, version: critical.version }]);
        expect(await activateRules(store, [critical], why())).toMatchObject([{ mode: 'live' }]);
    });
});
describe('the rules of a project', () => {
    it('are the built-in ones and its own, read again when a second has passed', async () => {
        newProject();
        const clock = fakeClock();
        const rules = projectRules(store, clock);
        const names = async () => (await rules.of(why().project)).map(({ name, shadow }) => `${name}${shadow === true ? ' (shadow)' : ''}`);
        const all = builtInRules.map(({ name }) => name);
        expect(await names()).toEqual(all);
        const builtIn = { rule: 'scale-spike', version: 'v', kind: 'built-in', text: '', needsBacktest: false };
        await activateRules(store, [own('scale > 5', { mode: 'shadow' }), { ...builtIn, mode: 'off' }], why());
        expect(await names()).toEqual(all);
        clock.advance(1000);
        expect(await names()).toEqual([...all.filter((name) => name !== 'scale-spike'), 'large-scale (shadow)']);
        expect(await projectRules(store, clock).of('another')).toHaveLength(all.length);
    });
    it('a text that cannot be read is a rule in error, and stops no other', async () => {
        newProject();
        await activateRules(store, [own('scale > 5', { version: 'broken', text: 'name: large-scale\nexpr: scale >\n' })], why());
        const engine = createRuleEngine(await projectRules(store, fakeClock()).of(why().project));
        const { state } = engine.evaluate(engine.initial(), windowOf({ layers: { a: { scale: '1x3' } } }));
        const bad = engine.status(state).filter(({ health }) => health === 'error');
        expect(bad).toMatchObject([{ rule: 'large-scale', problem: expect.stringMatching(/not usable/) }]);
    });
});
/** A feed of the store that reads the first `until` steps of a window instead of recorded ones. */
const feedOf = (window) => (until) => ({
    ...ruleFeed(store),
    nextWindow: (run, from) => Promise.resolve({ ...sliceWindow(window, Math.min(from, until), until), run }),
});
describe('an alert', () => {
    it('keeps the text and version of its rule, and ends with it', async () => {
        newProject();
        const { uuid } = await startedRun(store, 1);
        const { rule } = readRuleFile(JSON.stringify({ rules: [{ name: 'large-scale', expr: 'scale > 5', labels: { team: 'a' } }] }), 'f', []).rules[0];
        const feed = feedOf(windowOf({ layers: { a: { scale: '1 9 9 9 9' } } }));
        await advanceRules(createRuleEngine([rule, ...builtInRules]), feed(4), uuid);
        const firing = await listAlerts(store, { run: uuid, first: 5, state: 'firing' });
        expect(firing.alerts).toMatchObject([{ rule: 'large-scale', ruleVersion: ruleVersion(rule), labels: { team: 'a' } }]);
        const { rows } = await store.pool.query('select kind, "text" from rule_version where rule = $1 and version = $2', ['large-scale', ruleVersion(rule)]);
        expect(rows).toEqual([{ kind: 'own', text: rule.definition }]);
        await advanceRules(createRuleEngine(builtInRules), feed(5), uuid);
        expect((await listAlerts(store, { run: uuid, first: 5 })).alerts).toMatchObject([{ state: 'resolved', resolvedStep: 4 }]);
        const told = await store.pool.query(`select t.summary from alert_transition t join run r on r.run_id = t.run_id where r.uuid = $1 and t.state = 'resolved'`, [uuid]);
        expect(told.rows).toEqual([{ summary: 'rule large-scale is no longer evaluated: it was deactivated' }]);
    });
});
//# sourceMappingURL=rules.spec.js.map