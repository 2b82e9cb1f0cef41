import type { AlertTransition } from '#libs/contracts';

/** A stretch of steps in which at least one alert fires: what probably has one cause. */
export interface Incident {
  /** From 1, in order of opening. */
  readonly number: number;
  /** Step, rule and layer of the alert that opened it: the first to move. */
  readonly first: Pick<AlertTransition, 'step' | 'since' | 'rule' | 'layer'>;
  /** Layers in the order in which their alerts began to fire; those of rules on the whole run are not among them. */
  readonly spread: readonly string[];
  /** Alerts that fired in it. */
  readonly alerts: number;
}

/** Incidents so far: `current` is open as long as any alert fires. */
export interface IncidentState {
  readonly current: Incident | null;
  readonly firing: ReadonlySet<string>;
  /** How many there were. */
  readonly count: number;
}

/** Before the first alert. */
export const NO_INCIDENT: IncidentState = { current: null, firing: new Set(), count: 0 };

/**
 * The incident that a transition belongs to, and the state after it. Transitions come in order of step.
 *
 * An alert that fires while none does opens an incident; others that fire before all have resolved join it.
 */
export function nextIncident(state: IncidentState, transition: AlertTransition): { readonly state: IncidentState; readonly incident: Incident } {
  const { rule, layer, step, since, fingerprint } = transition;
  const open = state.current ?? { number: state.count + 1, first: { step, since, rule, layer }, spread: [], alerts: 0 };
  const fires = transition.state === 'firing';
  const spread = fires && layer !== null && !open.spread.includes(layer) ? [...open.spread, layer] : open.spread;
  const incident = { ...open, spread, alerts: open.alerts + (fires ? 1 : 0) };
  const firing = new Set(state.firing);
  if (fires) firing.add(fingerprint);
  else firing.delete(fingerprint);
  return { incident, state: { current: firing.size === 0 ? null : incident, firing, count: incident.number } };
}
