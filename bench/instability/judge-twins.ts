import type { AlertTransition, StepWindow } from '#libs/contracts';
import type { RuleEngine } from '#libs/stability-rules';

/** What the rules said of one provoked training. */
export interface Judgement {
  /** Alerts from the provocation on that the healthy twin does not have. */
  readonly alerts: readonly AlertTransition[];
  /** Steps from the provocation to the first of them; null without any. */
  readonly lag: number | null;
  /** Steps from the provocation until the loss is twice that of the twin; null when it never is. */
  readonly doubled: number | null;
}

/** Alerts that begin to fire in a window. */
export function alertsIn(engine: RuleEngine, window: StepWindow): AlertTransition[] {
  return engine.evaluate(engine.initial(), window).transitions.filter(({ state }) => state === 'firing');
}

/** Judges a provoked training against its twin, from step `from` on. */
export function judgeTwins(engine: RuleEngine, twins: { readonly healthy: StepWindow; readonly provoked: StepWindow }, from: number): Judgement {
  const known = new Set(alertsIn(engine, twins.healthy).map(keyOf));
  const alerts = alertsIn(engine, twins.provoked).filter((alert) => alert.step >= from && !known.has(keyOf(alert)));
  const first = Math.min(...alerts.map(({ step }) => step));
  return { alerts, lag: alerts.length === 0 ? null : first - from, doubled: stepsUntilDoubled(twins, from) };
}

function keyOf({ fingerprint, step }: AlertTransition): string {
  return `${fingerprint} ${step}`;
}

/** The loss counts as doubled at the first step where it is not finite, or more than twice the twin's loss and its recent mean. */
function stepsUntilDoubled({ healthy, provoked }: { readonly healthy: StepWindow; readonly provoked: StepWindow }, from: number): number | null {
  const recent = healthy.loss.subarray(from - 50, from);
  const mean = recent.reduce((sum, loss) => sum + loss, 0) / recent.length;
  const at = provoked.loss.findIndex((loss, i) => i >= from && !(loss <= 2 * Math.max(mean, healthy.loss[i] ?? 0)));
  return at < 0 ? null : at - from;
}
