import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { actOnIncident, createRun, saveAlertTransitions } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCommandLine } from '../command-line.js';
let store;
let home;
beforeAll(async () => {
    store = await testStore();
    home = await mkdtemp(path.join(tmpdir(), 'gradlens-incidents-'));
});
afterAll(async () => {
    await store.close();
    await rm(home, { recursive: true, force: true });
});
async function incidents(...args) {
    let [out, err] = ['', ''];
    const fake = {
        env: { GRADLENS_HOME: home, DATABASE_URL: store.connectionString },
        stdout: { write: (text) => ((out += text), true) },
        stderr: { write: (text) => ((err += text), true) },
        on: () => undefined,
        off: () => undefined,
    };
    const code = await runCommandLine(['incidents', ...args], fake);
    return { code, out, err };
}
/** A run with an alert of each layer that fires from step 5 on, and one that has ended long before. */
async function runWithAlerts() {
    const uuid = uuidv7();
    await createRun(store, { uuid, project: 'default', name: 'a run', spec: {}, state: 'running', origin: 'cli' });
    const told = (layer, step, state = 'firing', since = step) => ({
        ...{ run: uuid, rule: 'x', ruleVersion: 'v', severity: 'critical', measure: null, value: 1, threshold: null, summary: '' },
        ...{ layer, fingerprint: `${layer ?? ''}${String(since)}`, state, step, since },
    });
    const transitions = [told(null, 5), told(null, 9, 'resolved', 5), told('b', 500), told('a', 501)];
    await saveAlertTransitions(store, uuid, transitions, { lastStep: 600, ruleState: {}, rules: [] });
    return uuid;
}
it('lists incidents newest first, as lines and as JSON, of one run or of all', async () => {
    expect(await incidents()).toMatchObject({ code: 0, out: 'no incident\n' });
    const run = await runWithAlerts();
    await actOnIncident(store, { run, incident: 2 }, { kind: 'acknowledge' }, { by: 'desk-1', reason: 'on it' });
    const { code, out } = await incidents(run.toUpperCase());
    expect(code).toBe(0);
    expect(out).toBe(`${run}  2  open    critical  x in b, since step 500, 2 alerts, spread to 2 layers; acknowledged by desk-1\n` +
        `${run}  1  closed  critical  x on the whole run, steps 5 to 9, 1 alert; not acknowledged\n`);
    const first = await incidents('--first', '1', '--json');
    expect(JSON.parse(first.out)).toMatchObject({ run, incident: 2, state: 'open', spread: ['b', 'a'], acts: 1 });
    expect(first.out).not.toContain('cursor');
    expect(first.err).toContain('1 more');
    expect((await incidents('--state', 'closed', '--json')).out.trim().split('\n')).toHaveLength(1);
    expect(await incidents(uuidv7())).toMatchObject({ code: 0, out: 'no incident\n' });
});
it('refuses a state that is none', async () => {
    expect((await incidents('--state', 'half')).code).toBe(2);
});
it.each([[['x'], 'RUN is "x"'], [['--first', '0'], '--first is "0"'], [['--first', '1001'], 'a number from 1 to 1000']])('%j is wrong use', async (args, message) => {
    const { code, out, err } = await incidents(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
});
//# sourceMappingURL=incidents.spec.js.map