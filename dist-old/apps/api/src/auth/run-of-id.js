import { isRunUuid } from '#libs/contracts';
import { findImpact, findReplay, findReport, findTrace } from '#libs/decision-store';
import { fromGlobalId } from '../common/global-id.js';
const ofKey = (_store, key) => Promise.resolve(asRun(key.split(':', 1)[0] ?? ''));
const ofNone = () => Promise.resolve(null);
/** How the run behind a global id is found, by type; null for what belongs to the whole service. */
const FIND = {
    ...{ Run: ofKey, Layer: ofKey, Alert: ofKey, Incident: ofKey, ActionRequest: ofKey, Prediction: ofKey },
    Trace: async (store, key) => (await findTrace(store, key))?.run ?? null,
    Impact: async (store, key) => (await findImpact(store, key))?.run ?? null,
    Report: async (store, key) => (await findReport(store, key))?.run ?? null,
    Replay: async (store, key) => (await findReplay(store, key))?.run ?? null,
    ...{ Silence: ofNone, Notification: ofNone, Comparison: ofNone },
};
/** The run that an id names, or that what it names is about: the uuid of a run, or a global id; null when there is none. */
export async function runOfId(store, id) {
    const run = asRun(id);
    if (run !== null)
        return run;
    const found = fromGlobalId(id);
    return found === null ? null : await FIND[found.type](store, found.key);
}
function asRun(text) {
    const lower = text.toLowerCase();
    return isRunUuid(lower) ? lower : null;
}
//# sourceMappingURL=run-of-id.js.map