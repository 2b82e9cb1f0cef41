import type { Severity } from './alert.js';
import type { RunUuid } from './run.js';

/** How a matcher compares: equal, not equal, matches a pattern, does not. Patterns are anchored at both ends. */
export const MATCH_OPERATORS = ['=', '!=', '=~', '!~'] as const;
export type MatchOperator = (typeof MATCH_OPERATORS)[number];

/** A condition on one label. A label that is absent counts as empty text, as in Alertmanager. */
export interface Matcher {
  readonly name: string;
  readonly operator: MatchOperator;
  readonly value: string;
}

/** Labels of an alert: what routes, silences and inhibition look at. */
export type LabelSet = Readonly<Record<string, string>>;

/** One alert as a receiver is told of it. */
export interface AlertNotice {
  /** What makes it this alert: run, fingerprint and `since`. */
  readonly key: string;
  readonly fingerprint: string;
  readonly status: 'firing' | 'resolved';
  /** Why it is resolved: its condition ended, or its run did while it fired, or its rule went into shadow mode; null while it fires. */
  readonly ended: 'recovered' | 'run-ended' | 'shadow' | null;
  /** Whether this receiver is told of it for the first time. */
  readonly isFirst: boolean;
  readonly labels: LabelSet;
  readonly severity: Severity;
  readonly rule: string;
  readonly run: RunUuid;
  readonly runName: string;
  readonly layer: string | null;
  /** Step at which the condition first held. */
  readonly since: number;
  readonly firedStep: number;
  readonly resolvedStep: number | null;
  /** The value that made it fire; null when it is not finite. */
  readonly value: number | null;
  /** The value as text: also `NaN` and `Infinity`. */
  readonly valueText: string;
  readonly threshold: number | null;
  readonly summary: string;
  /** ISO 8601, UTC. */
  readonly startsAt: string;
  /** ISO 8601, UTC; null while it fires. */
  readonly endsAt: string | null;
  /** Where a person reads on: address of the run in the dashboard; null when none is configured. */
  readonly url: string | null;
  /** Address of the rule's runbook; null when it has none. */
  readonly runbook: string | null;
}

/** How the rules stood when a heartbeat was sent. */
export interface HeartbeatFigures {
  /** Runs that train. */
  readonly runs: number;
  /** Most steps that a run has recorded and its rules have not seen. Unit: steps. */
  readonly behindSteps: number;
  /** For how long rules have been behind. Unit: s. */
  readonly behindSeconds: number;
  /** Notifications that wait to be sent. */
  readonly waiting: number;
  /** The next heartbeat comes after so long. Unit: s. */
  readonly intervalSeconds: number;
}

/** A request of an alert that waits for a person. */
export interface EscalationNotice {
  /** `proposed`: it waits from now on; `escalated`: half of the time is over; `timed-out`: all of it, and the safe fallback holds. */
  readonly act: 'proposed' | 'escalated' | 'timed-out';
  readonly run: RunUuid;
  readonly runName: string;
  readonly project: string;
  /** Counts the requests of the run, from 1. */
  readonly request: number;
  /** What is asked for. */
  readonly action: 'lower' | 'pause' | 'rollback' | 'stop';
  readonly rule: string;
  /** Step at which the alert fired. */
  readonly step: number;
  /** The alert's sentence. */
  readonly reason: string;
  /** The first person for `proposed`, else the second; null where the run's spec names none. */
  readonly to: string | null;
  /** Until when somebody may decide. ISO 8601, UTC. */
  readonly respondBy: string;
  /** Where it is decided: address of the incident, or else of the run, in the dashboard; null when none is configured. */
  readonly url: string | null;
}

/** What one notification tells. */
export interface NotificationMessage {
  readonly version: 1;
  readonly kind: NotificationKind;
  readonly receiver: string;
  /** Labels that all alerts of the group share. */
  readonly groupLabels: LabelSet;
  /** `firing` as long as one alert fires. */
  readonly status: 'firing' | 'resolved';
  readonly alerts: readonly AlertNotice[];
  /** Alerts of the group left out because there were too many. */
  readonly truncated: number;
  /** Whether nothing changed since the last notification of this group: a reminder. */
  readonly isRepeat: boolean;
  readonly heartbeat: HeartbeatFigures | null;
  /** Absent unless it tells of one. */
  readonly escalation?: EscalationNotice;
}

/** What notifications tell: alerts, a request that is escalated, a marked test, the heartbeat of the watchdog. */
export const NOTIFICATION_KINDS = ['alerts', 'escalation', 'test', 'watchdog'] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** States of a notification: it waits, failed and waits for its next attempt, arrived, was given up, or was muted. */
export const NOTIFICATION_STATES = ['queued', 'failed', 'sent', 'given-up', 'suppressed'] as const;
export type NotificationState = (typeof NOTIFICATION_STATES)[number];

/** What mutes an alert. */
export interface Suppression {
  /** Ids of silences. */
  readonly silences: readonly string[];
  /** Keys of the alerts that inhibit it. */
  readonly inhibitedBy: readonly string[];
}
