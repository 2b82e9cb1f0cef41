import { findRun, listAlerts, loadRuleState, readStepWindow, saveCanaries } from '#libs/decision-store';
import { CANARY_WARM_STEPS, flyCanaries } from '#libs/stability-rules';
/** Steps of the live stream that are copied, at most; and at least, or there is nothing to fly over. */
const MOST_STEPS = 256;
const LEAST_STEPS = 32;
/** Alerts that fire, read to know which rules are busy. */
const MOST_ALERTS = 100;
/**
 * Flies canaries over a shadow of the live stream: it keeps the state of the rules at a step, and later evaluates a copy of
 * the steps behind it with a known spike in it, by the same rules. The ledger is only read.
 */
export function canaryFlights(options) {
    const { clock, everyMs } = options;
    const shadows = new Map();
    const flownAt = new Map();
    return {
        async visit(run) {
            const now = clock.elapsed();
            const shadow = shadows.get(run);
            if (shadow === undefined) {
                if (now - (flownAt.get(run) ?? -Infinity) < everyMs / 2)
                    return [];
                const taken = await takeShadow(options, run);
                if (taken !== null)
                    shadows.set(run, taken);
                return [];
            }
            if (now - shadow.takenAt < everyMs / 2)
                return [];
            shadows.delete(run);
            flownAt.set(run, now);
            return await fly(options, run, shadow);
        },
        forget(run) {
            shadows.delete(run);
            flownAt.delete(run);
        },
    };
}
async function takeShadow({ store, clock }, run) {
    const stored = await loadRuleState(store, run);
    if (stored === null || stored.lastStep < CANARY_WARM_STEPS)
        return null;
    const { alerts } = await listAlerts(store, { run, state: 'firing', first: MOST_ALERTS });
    return { state: stored.ruleState, busy: new Set(alerts.map(({ rule }) => rule)), takenAt: clock.elapsed() };
}
async function fly({ store, rules }, run, { state, busy }) {
    const row = await findRun(store, run);
    const window = await readStepWindow(store, run, { fromStep: state.lastStep + 1, maxSteps: MOST_STEPS });
    if (row === null || window.steps.length < LEAST_STEPS)
        return [];
    const results = flyCanaries(await rules.of(row.project), state, window, { seed: state.lastStep, busy });
    await saveCanaries(store, run, results);
    return results;
}
//# sourceMappingURL=canary-flights.js.map