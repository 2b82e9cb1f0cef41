import { createRun, saveAlertTransitions } from '#libs/decision-store';
import { uuidv7 } from 'uuidv7';
/** A run that trains, as far as the database knows. */
export async function liveRun(store, name = 'a run', project = 'default') {
    const uuid = uuidv7();
    await createRun(store, { uuid, project, name, spec: {}, state: 'running', origin: 'cli' });
    return uuid;
}
/** Lets an alert of a run change its state. */
export async function change(store, run, more = {}) {
    const at = { rule: 'loss-spike', ruleVersion: 'v1', severity: 'warning', layer: null, measure: 'loss' };
    const transition = { run, ...at, state: 'firing', step: 12, since: 10, value: 40, threshold: 8, summary: 'loss is 40', fingerprint: '', ...more };
    const fingerprint = more.fingerprint ?? `${transition.rule} ${transition.layer ?? ''}`;
    await saveAlertTransitions(store, run, [{ ...transition, fingerprint }], { lastStep: 0, ruleState: {}, rules: [] });
}
//# sourceMappingURL=firing.js.map