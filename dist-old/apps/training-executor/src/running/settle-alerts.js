import { setTimeout as sleep } from 'node:timers/promises';
import { loadRuleState } from '#libs/decision-store';
/** How long a run waits at its end for another process that holds its rules. Unit: ms. */
const PATIENCE_MS = 10_000;
/** Brings the alerts up to the last step: evaluates here, or waits until the holder of the rules has done so. */
export async function settleAlerts({ store, run, rules, lastStep, clock }) {
    const deadline = clock.elapsed() + PATIENCE_MS;
    while (!(await rules.finish())) {
        const state = await loadRuleState(store, run);
        if ((state?.lastStep ?? -1) >= lastStep || clock.elapsed() > deadline)
            return;
        await sleep(100);
    }
}
//# sourceMappingURL=settle-alerts.js.map