import { ALERT_STATES, type RuleHealth } from '#libs/contracts';

import { INACTIVE, type Alert } from './alert-state.js';
import type { AlertGroup } from './group-layers.js';
import type { Rule } from './rule.js';

/** What one rule remembers between windows, and how it does. */
export interface RuleState {
  readonly name: string;
  readonly version: string;
  /** `unknown` until it was evaluated, `error` when its last evaluation threw. */
  readonly health: RuleHealth;
  /** What it threw; null when healthy. */
  readonly problem: string | null;
  /** Series of the run, series per layer, numbers per series: how `memory` is to be read. */
  readonly layout: readonly [number, number, number];
  /**
   * All series, run first, then layer by layer: alert, then the rule's memory. Little-endian float64 in base64, because
   * JSON has no NaN, no infinity and no −0, and a state must come back bit for bit.
   */
  readonly memory: string;
  /** The open alert that layers share; null where there is none or the rule does not group. */
  readonly group?: AlertGroup | null;
}

/** All that the engine remembers of one run: plain JSON. */
export interface EngineState {
  readonly format: 1;
  /** Watermark: last step evaluated, or -1. */
  readonly lastStep: number;
  /** Layers of the run, in the order they were first listed; the index is their place in `memory`. */
  readonly layers: readonly string[];
  readonly rules: readonly RuleState[];
}

/** Numbers of an alert in memory: state, active since, quiet since (−1: it holds). */
export const ALERT_SIZE = 3;

/** How a rule's memory is laid out. */
export function layoutOf(rule: Rule): [number, number, number] {
  return [rule.runSeries.length, rule.layerSeries.length, ALERT_SIZE + rule.memorySize];
}

/**
 * The rule's memory for `layerCount` layers: what was stored, then zeros for layers that are new. Another version of a
 * rule starts its baselines anew, but an alert that fires must still be ended by someone.
 */
export function openMemory(rule: Rule, version: string, stored: RuleState | undefined, layerCount: number): Float64Array {
  const [run, perLayer, width] = layoutOf(rule);
  const memory = new Float64Array((run + perLayer * layerCount) * width);
  if (stored?.layout[0] !== run || stored.layout[1] !== perLayer) return memory;
  const [, , oldWidth] = stored.layout;
  const old = unpack(stored.memory);
  const kept = stored.version === version && oldWidth === width ? width : ALERT_SIZE;
  for (let row = 0; row * oldWidth < old.length && row * width < memory.length; row++) {
    memory.set(old.subarray(row * oldWidth, row * oldWidth + kept), row * width);
  }
  return memory;
}

/** The alert at the head of a series' numbers. */
export function readAlert(row: Float64Array): Alert {
  const state = ALERT_STATES[row[0] ?? 0] ?? 'inactive';
  if (state === 'inactive') return INACTIVE;
  const quietSince = row[2] ?? -1;
  return { state, activeSince: row[1] ?? 0, quietSince: quietSince < 0 ? null : quietSince };
}

/** Writes the alert at the head of a series' numbers. */
export function writeAlert(row: Float64Array, alert: Alert): void {
  row[0] = ALERT_STATES.indexOf(alert.state);
  row[1] = alert.activeSince ?? 0;
  row[2] = alert.quietSince ?? -1;
}

/** Float64 numbers as base64, exact. */
export function pack(numbers: Float64Array): string {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64');
}

/** The inverse of {@link pack}. */
export function unpack(text: string): Float64Array {
  const bytes = Buffer.from(text, 'base64');
  const numbers = new Float64Array(bytes.length >> 3);
  new Uint8Array(numbers.buffer).set(bytes.subarray(0, numbers.byteLength));
  return numbers;
}
