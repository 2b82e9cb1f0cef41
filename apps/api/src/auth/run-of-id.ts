import { isRunUuid, type RunUuid } from '#libs/contracts';
import { findImpact, findReplay, findReport, findTrace, type Store } from '#libs/decision-store';

import { fromGlobalId, type NodeType } from '../common/global-id.js';

type Find = (store: Pick<Store, 'pool'>, key: string) => Promise<RunUuid | null>;

const ofKey: Find = (_store, key) => Promise.resolve(asRun(key.split(':', 1)[0] ?? ''));
const ofNone: Find = () => Promise.resolve(null);

/** How the run behind a global id is found, by type; null for what belongs to the whole service. */
const FIND: Readonly<Record<NodeType, Find>> = {
  ...{ Run: ofKey, Layer: ofKey, Alert: ofKey, Incident: ofKey, ActionRequest: ofKey, Prediction: ofKey },
  Trace: async (store, key) => (await findTrace(store, key))?.run ?? null,
  Impact: async (store, key) => (await findImpact(store, key))?.run ?? null,
  Report: async (store, key) => (await findReport(store, key))?.run ?? null,
  Replay: async (store, key) => (await findReplay(store, key))?.run ?? null,
  ...{ Silence: ofNone, Notification: ofNone, Comparison: ofNone },
};

/** The run that an id names, or that what it names is about: the uuid of a run, or a global id; null when there is none. */
export async function runOfId(store: Pick<Store, 'pool'>, id: string): Promise<RunUuid | null> {
  const run = asRun(id);
  if (run !== null) return run;
  const found = fromGlobalId(id);
  return found === null ? null : await FIND[found.type](store, found.key);
}

function asRun(text: string): RunUuid | null {
  const lower = text.toLowerCase();
  return isRunUuid(lower) ? lower : null;
}
