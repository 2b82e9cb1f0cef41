import type { Measure } from './measures.js';
import type { RunUuid } from './run.js';
import type { ScalerRange } from './scaler-range.js';

/** The life of an alert. `resolved` is firing that ended. */
export const ALERT_STATES = ['inactive', 'pending', 'firing', 'resolved'] as const;
export type AlertState = (typeof ALERT_STATES)[number];

export const SEVERITIES = ['info', 'warning', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** The health of a rule itself, not of the training. */
export type RuleHealth = 'ok' | 'error' | 'unknown';

/** What a rule asks to be done to the run when it fires. `steps`: how long the scale stays at 1. */
export type RuleAction = { readonly kind: 'lower'; readonly steps: number } | { readonly kind: 'pause' | 'rollback' | 'stop' };

/** How a rule takes part: `shadow` alerts are stored and shown, but join no incident, notify nobody and act on nothing. */
export const RULE_MODES = ['live', 'shadow', 'off'] as const;
export type RuleMode = (typeof RULE_MODES)[number];

/** One change of an alert's state, as it is stored and told. */
export interface AlertTransition {
  readonly run: RunUuid;
  /** Name of the rule, kebab-case. */
  readonly rule: string;
  /** sha256 of the rule's text and constants, hex: which version fired. */
  readonly ruleVersion: string;
  readonly severity: Severity;
  /** Layer's name, or null for a rule on the whole run. */
  readonly layer: string | null;
  /** Measure the rule looks at; null when it looks at something else (the loss, missing steps). */
  readonly measure: Measure | 'loss' | null;
  /** Hash of rule + layer + measure: what makes two alerts the same. */
  readonly fingerprint: string;
  readonly state: 'firing' | 'resolved';
  /** Step at which this transition happened. */
  readonly step: number;
  /** Step at which the condition first held without a break. */
  readonly since: number;
  /** The value that made it so; may be NaN or infinite. */
  readonly value: number;
  /** What it was compared with (the bound, the expected count); null where there is none. */
  readonly threshold: number | null;
  /** One sentence for a person. */
  readonly summary: string;
  /** When it happened, where that is not the time at which it is stored. UTC. */
  readonly at?: Date;
  /** What the rule asks to be done; none when left out. */
  readonly action?: RuleAction;
  /** The rule's own labels, for routing. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Address of a page that says what to do. */
  readonly runbook?: string;
  /** Whether the rule runs in shadow mode. */
  readonly shadow?: boolean;
}

/** An alert's condition began to hold (`pending`), or ended before it had held long enough to fire (`inactive`). */
export type PendingTransition = Omit<AlertTransition, 'state'> & { readonly state: 'pending' | 'inactive' };

/** Mean loss on examples that are not trained on, after `step` updates. */
export interface HeldOutLoss {
  readonly step: number;
  /** May be NaN or infinite. */
  readonly loss: number;
}

/** A batch of consecutive steps of one run, as the rule engine reads it: packed, oldest first. */
export interface StepWindow {
  readonly run: RunUuid;
  /** First step of the window. */
  readonly firstStep: number;
  /** Steps in the window that are present, ascending; gaps are missing numbers. `[n]` */
  readonly steps: Int32Array;
  /** Training loss, `[n]`. */
  readonly loss: Float32Array;
  /** Per layer name, per measure, `[n]` each. */
  readonly layers: readonly { readonly name: string; readonly measures: Readonly<Record<Measure, Float32Array>> }[];
  /** Held-out losses up to the last step of the window, ascending by step; some may have been in windows before. Left out: none is known. */
  readonly heldOut?: readonly HeldOutLoss[];
  /** What the run's scaler was made for; left out where nothing was declared. */
  readonly scalerRange?: ScalerRange;
}
