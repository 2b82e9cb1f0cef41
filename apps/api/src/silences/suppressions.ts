import { alertKey, alertLabels, readOpenAlerts, type SilenceRow, standingSilences, type Store } from '#libs/decision-store';
import { inhibiting, type InhibitRule, silencing } from '#libs/stability-rules';


/** What mutes an alert now. */
export interface AlertSuppression {
  readonly silences: readonly SilenceRow[];
  /** Keys of the alerts that inhibit it. */
  readonly inhibitedBy: readonly string[];
}

/** What mutes the alerts that are open, by key; those that nothing mutes are left out. */
export async function suppressions({ pool }: Store, inhibit: readonly InhibitRule[]): Promise<Map<string, AlertSuppression>> {
  const alerts = (await readOpenAlerts(pool)).map((alert) => ({ key: alertKey(alert), labels: alertLabels(alert), isFiring: alert.fires }));
  const silences = await standingSilences(pool);
  const windows = silences.map(({ id, matchers, startsAt, endsAt }) => ({ id, matchers, startsAtMs: startsAt.getTime(), endsAtMs: endsAt.getTime() }));
  // the database has told which of them are active: its clock decides
  const active = new Set(silences.filter(({ state }) => state === 'active').map(({ id }) => id));
  const silencedBy = silencing(windows.filter(({ id }) => active.has(id)).map((window) => ({ ...window, startsAtMs: 0, endsAtMs: 1 })), 0);
  const inhibitedBy = inhibiting(inhibit, alerts);
  const byId = new Map(silences.map((silence) => [silence.id, silence]));
  return new Map(
    alerts.flatMap(({ key, labels }): [string, AlertSuppression][] => {
      const found = { silences: silencedBy(labels).flatMap((id) => byId.get(id) ?? []), inhibitedBy: inhibitedBy(labels) };
      return found.silences.length + found.inhibitedBy.length === 0 ? [] : [[key, found]];
    }),
  );
}
