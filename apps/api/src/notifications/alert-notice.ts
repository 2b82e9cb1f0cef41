import type { AlertNotice, LabelSet } from '#libs/contracts';
import { NOT_DELIVERED, type OpenAlert } from '#libs/decision-store';

/** What labels are made of. */
export type Labelled = Pick<OpenAlert, 'run' | 'runName' | 'project' | 'rule' | 'severity' | 'layer' | 'measure' | 'labels'>;

/** Labels that every alert may have; a rule's own labels cannot take their names. */
export const OWN_LABELS = ['alertname', 'severity', 'project', 'run', 'run_name', 'layer', 'measure'] as const;

/** The labels of an alert: what routes, silences and inhibition look at. Empty ones are left out: absent counts as empty. */
export function labelsOf({ run, runName, project, rule, severity, layer, measure, labels }: Labelled): LabelSet {
  const own = { alertname: rule, severity, project, run, run_name: runName, layer: layer ?? '', measure: measure ?? '' };
  const all = { ...labels, ...own };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

/** What makes an alert this one. */
export function keyOf({ run, fingerprint, since }: Pick<OpenAlert, 'run' | 'fingerprint' | 'since'>): string {
  return `${run}:${fingerprint}:${since}`;
}

/** Whether the alert is that this very receiver cannot be reached: it is not told so. */
export function isAbout(alert: Pick<OpenAlert, 'rule' | 'labels'>, receiver: string): boolean {
  return alert.rule === NOT_DELIVERED && alert.labels['receiver'] === receiver;
}

/** The alert as a receiver is told of it. `base`: address of the dashboard. */
export function noticeOf(alert: OpenAlert, { base, isFirst }: { readonly base: string | null; readonly isFirst: boolean }): AlertNotice {
  const { run, runName, fingerprint, rule, severity, layer, since, firedStep, resolvedStep, value, threshold, summary, runbook, firedAt } = alert;
  return {
    ...{ key: keyOf(alert), fingerprint, isFirst, labels: labelsOf(alert), ...statusOf(alert) },
    ...{ severity, rule, run, runName, layer, since, firedStep, resolvedStep },
    ...{ value: finiteOrNull(value), valueText: String(value), threshold: finiteOrNull(threshold), summary, runbook },
    startsAt: firedAt.toISOString(),
    url: base === null ? null : `${base.replace(/\/+$/, '')}/runs/${run}`,
  };
}

function finiteOrNull(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}

function statusOf(alert: OpenAlert): Pick<AlertNotice, 'status' | 'ended' | 'endsAt'> {
  const ended = endOf(alert);
  if (ended === null) return { status: 'firing', ended: null, endsAt: null };
  return { status: 'resolved', ended: ended.how, endsAt: ended.at.toISOString() };
}

function endOf({ fires, state, resolvedAt, runEndedAt, firedAt }: OpenAlert): { how: 'recovered' | 'run-ended'; at: Date } | null {
  if (fires) return null;
  if (state === 'resolved') return { how: 'recovered', at: resolvedAt ?? firedAt };
  return { how: 'run-ended', at: runEndedAt ?? firedAt };
}
