import type { AlertTransition, RunUuid } from '#libs/contracts';
import { createRun, saveAlertTransitions, type Store } from '#libs/decision-store';
import { uuidv7 } from 'uuidv7';

/** A run that trains, as far as the database knows. */
export async function liveRun(store: Store, name = 'a run', project = 'default'): Promise<RunUuid> {
  const uuid = uuidv7();
  await createRun(store, { uuid, project, name, spec: {}, state: 'running', origin: 'cli' });
  return uuid;
}

/** Lets an alert of a run change its state. */
export async function change(store: Store, run: RunUuid, more: Partial<AlertTransition> = {}): Promise<void> {
  const at = { rule: 'loss-spike', ruleVersion: 'v1', severity: 'warning', layer: null, measure: 'loss' } as const;
  const transition = { run, ...at, state: 'firing', step: 12, since: 10, value: 40, threshold: 8, summary: 'loss is 40', fingerprint: '', ...more } as const;
  const fingerprint = more.fingerprint ?? `${transition.rule} ${transition.layer ?? ''}`;
  await saveAlertTransitions(store, run, [{ ...transition, fingerprint }], { lastStep: 0, ruleState: {}, rules: [] });
}
