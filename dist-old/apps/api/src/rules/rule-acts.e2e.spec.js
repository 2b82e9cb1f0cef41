import { createAccessToken } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordingRun } from '../testing/recorded-run.js';
import { startTestApi } from '../testing/test-api.js';
let store;
let api;
/** Scale 9 of the second layer at steps 20 to 29. */
let run;
beforeAll(async () => {
    store = await testStore();
    api = await startTestApi(store);
    const recording = await recordingRun(store, 2, (measure, step, layer) => (measure === 'flags' ? 0 : measure === 'scale' && layer === 1 && step >= 20 && step < 30 ? 9 : 1));
    await recording.record(0, 60);
    await recording.close();
    run = recording.uuid;
});
afterAll(async () => {
    await api.close();
    await store.close();
});
/** A rule file of one critical rule. */
const fileOf = (expr) => `rules:\n  - name: large-scale\n    expr: ${expr}\n    severity: critical\n`;
const CHECK = 'query($text: String!) { checkRules(text: $text) { rules { name activeVersion version isBacktested } problems { line column path message } } }';
const BACKTEST = `mutation($input: BacktestRulesInput!) { it: backtestRules(input: $input) { __typename ... on InputProblem { message path } ... on BacktestRulesPayload { runs steps diffs { rule before added removed kept problem alerts { change layer step since resolved value run { uuid } } } } } }`;
const SET = '__typename ... on InputProblem { path message } ... on RulesSetPayload { changes { rule mode reason activatedBy endedAt } }';
const ACTIVATE = `mutation($input: ActivateRulesInput!) { it: activateRules(input: $input) { ${SET} } }`;
const MODE = `mutation($input: SetRuleModeInput!) { it: setRuleMode(input: $input) { ${SET} } }`;
const END = `mutation($input: DeactivateRuleInput!) { it: deactivateRule(input: $input) { ${SET} } }`;
const HISTORY = 'query($rule: String) { ruleHistory(rule: $rule) { rule mode reason endedReason version } }';
async function ask(query, variables, secret) {
    const { data, errors } = await api.send(query, variables, secret === undefined ? {} : { authorization: `Bearer ${secret}` });
    if (data === null)
        throw new Error(JSON.stringify(errors));
    return data;
}
describe('rules over the API', () => {
    it('are checked: every mistake at its place, else beside what is active', async () => {
        expect((await ask(CHECK, { text: fileOf('scael > 5') }))['checkRules']).toMatchObject({ rules: [], problems: [{ line: 3, column: 11, path: 'rules[0].expr', message: expect.stringMatching(/^line 3, column 11: rules\[0\]\.expr is "scael".*did you mean scale/) }] });
        expect((await ask(CHECK, { text: fileOf('scale > 5') }))['checkRules']).toMatchObject({ problems: [], rules: [{ name: 'large-scale', activeVersion: null, isBacktested: false }] });
        const long = await api.send(CHECK, { text: '#'.repeat(65_537) });
        expect(long.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'text' });
    });
    it('of severity critical go live only after a back-test of this very version, which tells what would come', async () => {
        const input = { text: fileOf('scale > 5'), reason: 'scales ran away' };
        expect((await ask(ACTIVATE, { input }))['it']).toMatchObject({ __typename: 'InputProblem', message: expect.stringContaining('not back-tested') });
        expect((await ask(BACKTEST, { input: { text: input.text, runs: [run] } }))['it']).toEqual({
            __typename: 'BacktestRulesPayload', runs: 1, steps: 60,
            diffs: [{ rule: 'large-scale', before: null, added: 1, removed: 0, kept: 0, problem: null, alerts: [{ change: 'ADDED', layer: 'dense1', step: 20, since: 20, resolved: 30, value: 9, run: { uuid: run } }] }],
        });
        expect((await ask(CHECK, { text: input.text }))['checkRules']).toMatchObject({ rules: [{ isBacktested: true }] });
        expect((await ask(ACTIVATE, { input }))['it']).toMatchObject({ changes: [{ rule: 'large-scale', mode: 'LIVE', reason: 'scales ran away', endedAt: null }] });
        expect((await ask(BACKTEST, { input: { text: fileOf('scale > 50'), last: 5 } }))['it']).toMatchObject({ diffs: [{ added: 0, removed: 1, alerts: [{ change: 'REMOVED', step: 20 }] }] });
    });
    it('are set and ended by name and reason; every change stays on record', async () => {
        expect((await ask(MODE, { input: { rule: 'large-scale', mode: 'SHADOW', reason: 'too loud' } }))['it']).toMatchObject({ changes: [{ mode: 'SHADOW' }] });
        expect((await ask(MODE, { input: { rule: 'large-scael', mode: 'OFF', reason: 'x' } }))['it']).toMatchObject({ __typename: 'InputProblem', message: expect.stringContaining('allowed: one of') });
        expect((await ask(END, { input: { rule: 'large-scale', reason: ' ' } }))['it']).toMatchObject({ path: 'input.reason' });
        expect((await ask(END, { input: { rule: 'large-scale', reason: 'no use' } }))['it']).toMatchObject({ changes: [{ rule: 'large-scale' }] });
        expect((await ask(HISTORY, { rule: 'large-scale' }))['ruleHistory']).toMatchObject([{ mode: 'SHADOW', reason: 'too loud', endedReason: 'no use' }, { mode: 'LIVE', reason: 'scales ran away', endedReason: 'too loud' }]);
    });
    it('of another project are out of reach, and a token for one project sets its own', async () => {
        const { secret } = await createAccessToken(store, { role: 'operator', name: 'ours', createdBy: 'spec', project: 'ours' });
        const input = { text: fileOf('scale > 7').replace('critical', 'warning'), reason: 'ours' };
        expect((await ask(ACTIVATE, { input }, secret))['it']).toMatchObject({ changes: [{ activatedBy: 'ours' }] });
        expect((await ask(HISTORY, {}, secret))['ruleHistory']).toHaveLength(1);
        expect((await ask(BACKTEST, { input: { text: input.text, last: 1 } }, secret))['it']).toMatchObject({ __typename: 'InputProblem', path: 'input.runs' });
        const theirs = await api.send(BACKTEST, { input: { text: input.text, runs: [run] } }, { authorization: `Bearer ${secret}` });
        expect(theirs.errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
        expect((await ask(HISTORY, { rule: 'large-scale' }))['ruleHistory']).toHaveLength(2);
    });
});
//# sourceMappingURL=rule-acts.e2e.spec.js.map