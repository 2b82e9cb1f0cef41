import type { AlertTransition } from '#libs/contracts';
import { createRun, saveAlertTransitions } from '#libs/decision-store';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { type EndedRun, endedRun } from './testing/ended-run.js';

let ended: EndedRun;
beforeAll(async () => {
  ended = await endedRun('clauses');
});
afterAll(() => ended.close());

interface Clause {
  readonly clause: string;
  readonly verdict: string;
  readonly why: string;
  readonly command: string | null;
}

/** What a clause says of a run to who asks `gradlens release`, which is refused. */
async function saidOf(run: string, clause: string): Promise<Clause | undefined> {
  const { code, stdout, stderr } = await ended.gradlens(['release', run, '--json']);
  expect(code, stderr).toBe(1);
  return (JSON.parse(stdout) as { clauses: Clause[] }).clauses.find((each) => each.clause === clause);
}

it('refuses a run that still trains, by clause run', async () => {
  const run = uuidv7();
  await createRun(ended.store, { uuid: run, name: 'still trains', spec: {}, state: 'running', origin: 'cli', startedBy: 'desk-1' });
  expect(await saidOf(run, 'run')).toEqual({ clause: 'run', verdict: 'refused', why: 'it is running: a run is released when it has ended', command: `gradlens control ${run} stop --reason TEXT ends it early` });
  expect(await saidOf(ended.run, 'run')).toMatchObject({ verdict: 'passed' });
});

it('refuses a run with an open critical incident, by clause incidents, and passes the clause when its alert is over', async () => {
  const { run, store } = ended;
  const tell = async (state: AlertTransition['state'], step: number): Promise<void> => {
    const alert = { run, rule: 'non-finite-gradient', ruleVersion: 'v1', severity: 'critical', layer: 'dense2', measure: 'gradNorm', fingerprint: 'f', value: NaN, threshold: null } as const;
    await saveAlertTransitions(store, run, [{ ...alert, state, step, since: 10, summary: 'gradient of layer dense2 is not finite' }], { lastStep: step, ruleState: {}, rules: [] });
  };
  expect(await saidOf(run, 'incidents')).toMatchObject({ verdict: 'passed' });
  await tell('firing', 12);
  const refused = await saidOf(run, 'incidents');
  expect(refused).toMatchObject({ verdict: 'refused', command: `gradlens incidents ${run}` });
  expect(refused?.why).toMatch(/^1 critical incident is open, 0 may be: /);
  await tell('resolved', 20);
  expect(await saidOf(run, 'incidents')).toMatchObject({ verdict: 'passed' });
});
