import type { Suppression } from '#libs/contracts';
import type { GroupTiming, Route } from '#libs/stability-rules';

import type { ActiveNotify } from './notify-file.js';

/**
 * How a receiver's groups are timed. Alertmanager groups and waits by itself: it gets every alert of a run at once, and
 * those that fire again and again so that it does not take them for resolved.
 */
export function timingFor({ receivers }: ActiveNotify, route: Route): { readonly groupBy: readonly string[]; readonly timing: GroupTiming } {
  const config = receivers.get(route.receiver)?.config;
  if (config?.kind !== 'alertmanager') return route;
  return { groupBy: ['run'], timing: { groupWaitMs: 0, groupIntervalMs: 0, repeatIntervalMs: config.resendInterval } };
}

/** What of a suppression is ours to do: where silences are synchronised, Alertmanager mutes by itself and shows so. */
export function byUs({ receivers }: ActiveNotify, receiver: string, suppression: Suppression): Suppression {
  const syncs = (receivers.get(receiver)?.alertmanager ?? null) !== null;
  return syncs ? { ...suppression, silences: [] } : suppression;
}
