import type { AlertState } from '#libs/contracts';

/**
 * The life of one alert: inactive → pending → firing → resolved → inactive.
 *
 * Pure: the next state depends only on the last one, whether the condition holds, and the step. Holds are counted in
 * steps, never in seconds: a run replayed at another speed fires at the same steps. Serialisable: plain numbers.
 */
export interface Alert {
  readonly state: AlertState;
  /** Step at which the condition first held without a break; null when inactive. */
  readonly activeSince: number | null;
  /** First evaluated step at which it no longer held; null while it holds, and when inactive. */
  readonly quietSince: number | null;
}

/** How long a condition must hold, and how long its alert outlives it. Unit: steps. */
export interface HoldPolicy {
  /** Steps the condition must hold before the alert fires; 0 fires at once. */
  readonly holdSteps: number;
  /** Steps the alert keeps firing after the condition ended: bridges short gaps, so an alert does not flap. */
  readonly keepFiringSteps: number;
}

/** An alert of which nothing is to be said. */
export const INACTIVE: Alert = { state: 'inactive', activeSince: null, quietSince: null };

/**
 * The alert after one more step.
 *
 * `resolved` is firing that ended and lasts for exactly one evaluated step, so that the end is told once. Keep-firing counts
 * from the first evaluated step at which the condition no longer holds, as in Prometheus (spec: prometheus.spec.ts).
 * A step without a sample is not passed in at all: the alert stays as it is.
 *
 * @see Prometheus alerting rules, `for` and `keep_firing_for`
 */
export function nextAlert(alert: Alert, holds: boolean, step: number, policy: HoldPolicy): Alert {
  return holds ? whenHolding(alert, step, policy) : whenNotHolding(alert, step, policy);
}

function whenHolding(alert: Alert, step: number, { holdSteps }: HoldPolicy): Alert {
  const ongoing = alert.state === 'pending' || alert.state === 'firing';
  const activeSince = ongoing ? (alert.activeSince ?? step) : step;
  const fires = alert.state === 'firing' || step - activeSince >= holdSteps;
  return { state: fires ? 'firing' : 'pending', activeSince, quietSince: null };
}

function whenNotHolding(alert: Alert, step: number, { keepFiringSteps }: HoldPolicy): Alert {
  if (alert.state !== 'firing') return INACTIVE;
  const quietSince = alert.quietSince ?? step;
  return { ...alert, state: step - quietSince < keepFiringSteps ? 'firing' : 'resolved', quietSince };
}
