import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { createAccessToken, createRun, saveAlertTransitions } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { commandLine } from './command-line.fixture.js';
let store;
let home;
let gradlens;
let json;
let run;
const DENSE2 = 'ab'.repeat(32);
const DENSE3 = `abab${'cd'.repeat(30)}`;
beforeAll(async () => {
    store = await testStore();
    home = mkdtempSync(path.join(tmpdir(), 'gradlens-people-'));
    ({ gradlens, json } = commandLine({ GRADLENS_HOME: home, DATABASE_URL: store.connectionString }));
    run = uuidv7();
    await createRun(store, { uuid: run, name: 'loud', spec: {}, state: 'running', origin: 'cli' });
    const fired = (layer, fingerprint, value) => {
        const at = { rule: 'scale-spike', ruleVersion: 'v', severity: 'critical', measure: 'scale', state: 'firing', step: 12, since: 10, threshold: 3 };
        return { run, ...at, layer, fingerprint, value, summary: `scale of ${layer} is high` };
    };
    await saveAlertTransitions(store, run, [fired('dense2', DENSE2, NaN), fired('dense3', DENSE3, 9)], { lastStep: 12, ruleState: {}, rules: [] });
});
afterAll(async () => {
    await store.close();
    rmSync(home, { recursive: true, force: true });
});
const tokenOf = async (role, name) => (await createAccessToken(store, { role, name, expiresInSeconds: 600, createdBy: 'spec' })).secret;
describe('gradlens incidents', () => {
    it('acts in the name of the token, else of the user at the machine, with a reason; twice is told and changes nothing', async () => {
        const desk = await tokenOf('operator', 'desk-1');
        const [taken] = await json(['incidents', 'acknowledge', run, '1', '--reason', 'on it'], desk);
        expect(taken).toMatchObject({ run, incident: 1, acknowledgedBy: 'desk-1', acts: 1, done: true, by: 'desk-1' });
        const again = await gradlens(['incidents', 'acknowledge', run, '1', '--reason', 'me too']);
        expect(again).toMatchObject({ code: 0, stderr: 'gradlens: desk-1 has acknowledged it already; nothing was recorded\n' });
        expect(again.stdout).toContain('acknowledged by desk-1');
        expect(await json(['incidents', 'assign', run, '1', 'desk-2', '--reason', 'knows the data'])).toMatchObject([{ assignee: 'desk-2', by: userInfo().username }]);
        expect(await json(['incidents', '--assignee', 'desk-2'])).toMatchObject([{ incident: 1 }]);
        expect(await json(['incidents', 'assign', run, '1', '--nobody', '--reason', 'on leave'])).toMatchObject([{ assignee: null }]);
        await json(['incidents', 'comment', run, '1', '--reason', 'batch 12 is corrupt'], desk);
        expect(await json(['incidents', 'unacknowledge', run, '1', '--reason', 'shift ends', '--if-acts', '4'], desk)).toMatchObject([{ acknowledgedBy: null, acts: 5 }]);
    });
    it('shows one: its lines, alerts and timeline, as text and as JSON', async () => {
        const { stdout } = await gradlens(['incidents', 'show', run, '1']);
        expect(stdout).toContain('moved first, at step 10: scale of dense2 is high.');
        expect(stdout).toMatch(/Alerts\n(?: {2}abab\w{8}@10 {2}firing {4}critical {2}scale-spike in dense[23], since step 12: .*; incident 1\n){2}Timeline\n/);
        expect(stdout).toMatch(/act assign to nobody, by \w+: on leave\n.*act comment, by desk-1: batch 12 is corrupt\n/);
        const [shown] = await json(['incidents', 'show', run, '1']);
        expect(shown).toMatchObject({ incident: 1, spread: ['dense2', 'dense3'], guards: { clamped: 0 }, alertList: expect.arrayContaining([expect.objectContaining({ fingerprint: DENSE2, value: 'NaN', marks: [] })]) });
        expect(shown).toHaveProperty('timeline.length', 7);
    });
    it.each([
        [['acknowledge'], '--reason is missing; allowed: 1 to 500 characters'],
        [['acknowledge', '--reason', ' '], '--reason is 0 characters; allowed: 1 to 500 characters'],
        [['assign', '--reason', 'x'], 'NAME is missing; allowed: a name, or --nobody'],
        [['comment', '--reason', 'x', '--if-acts', '0'], '--if-acts is not what it was; allowed: '],
    ])('refuses %j', async ([deed = '', ...more], line) => {
        const { code, stderr } = await gradlens(['incidents', deed, run, '1', ...more]);
        expect([code, stderr]).toEqual([2, expect.stringContaining(line)]);
    });
    it('refuses an incident that there is not, and whoever may only read', async () => {
        const missing = await gradlens(['incidents', 'comment', run, '9', '--reason', 'x']);
        expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining(`INCIDENT is 9 of run ${run}; allowed: an incident that gradlens incidents RUN tells`)]);
        const viewer = await gradlens(['incidents', 'comment', run, '1', '--reason', 'x'], await tokenOf('viewer', 'desk-9'));
        expect([viewer.code, viewer.stderr]).toEqual([2, expect.stringContaining('GRADLENS_TOKEN is of role viewer; allowed: a token of role operator, reviewer, admin')]);
    });
});
describe('gradlens alerts', () => {
    it('lists, and marks one by the beginning of its fingerprint; the mark is shown', async () => {
        expect(await json(['alerts', run, '--state', 'firing', '--incident', '1'])).toMatchObject([{ run, state: 'firing' }, { run, state: 'firing' }]);
        const [marked] = await json(['alerts', 'mark', run, `${DENSE2.slice(0, 12)}@10`, 'useful', '--reason', 'found the batch'], await tokenOf('reviewer', 'desk-2'));
        expect(marked).toMatchObject({ alert: `${DENSE2.slice(0, 12)}@10`, layer: 'dense2', done: true, by: 'desk-2', marks: [{ verdict: 'useful', by: 'desk-2', reason: 'found the batch' }] });
        expect((await gradlens(['alerts'])).stdout).toContain('; useful to desk-2: found the batch\n');
    });
    it.each([
        ['abab@10', `allowed: more of its fingerprint: ${DENSE2}@10 or ${DENSE3}@10`],
        ['ffff@10', 'allowed: an alert of the run, as gradlens alerts RUN prints it'],
        ['x', 'ALERT is "x"; allowed: an alert of the run'],
    ])('refuses %s', async (alert, line) => {
        const { code, stderr } = await gradlens(['alerts', 'mark', run, alert, 'noise', '--reason', 'x']);
        expect([code, stderr]).toEqual([2, expect.stringContaining(line)]);
    });
    it('says of what fires that its run has ended, and tells it from what fires on a live run', async () => {
        expect(await json(['alerts', '--state', 'firing', '--runs', 'ended'])).toEqual([]);
        await store.pool.query(`update run set state = 'completed', ended_at = '2026-11-28T08:00:00Z' where uuid = $1`, [run]);
        try {
            expect((await gradlens(['alerts', run])).stdout).toMatch(/firing .*scale of dense3 is high; run ended 2026-11-28T08:00Z; incident 1/);
            expect(await json(['alerts', '--runs', 'ended'])).toMatchObject([{ state: 'firing', runEndedAt: '2026-11-28T08:00:00.000Z' }, { state: 'firing' }]);
            expect(await json(['alerts', '--runs', 'live'])).toEqual([]);
        }
        finally {
            await store.pool.query(`update run set state = 'running', ended_at = null where uuid = $1`, [run]);
        }
        expect((await gradlens(['alerts', run])).stdout).not.toContain('run ended');
    });
    it('refuses the number of an incident without its run', async () => {
        expect((await gradlens(['alerts', '--incident', '1'])).stderr).toContain('--incident is 1; allowed: with RUN');
    });
});
it('rules and silences are set in the name of the token, too', async () => {
    const desk = await tokenOf('operator', 'desk-3');
    expect(await json(['rules', 'set', 'dead-layer', 'shadow', '--reason', 'loud'], desk)).toMatchObject([{ rule: 'dead-layer', by: 'desk-3' }]);
    const [silence] = await json(['silence', 'add', 'alertname=dead-layer', '--for', '1h', '--reason', 'on purpose'], desk);
    expect(silence?.createdBy).toBe('desk-3');
    expect(await json(['silence', 'expire', silence?.id ?? '', '--reason', 'over'], desk)).toMatchObject([{ endedBy: 'desk-3' }]);
});
//# sourceMappingURL=people.spec.js.map