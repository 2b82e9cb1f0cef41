import type { AlertTransition } from '#libs/contracts';

import { createRuleEngine } from '../engine.js';
import type { Rule } from '../rule.js';
import { windowOf } from '../series-notation.js';
import type { RuleTest } from './read-test-file.js';

/** An alert along a series. */
export interface SeenAlert {
  readonly rule: string;
  /** Null for a rule over the run. */
  readonly layer: string | null;
  readonly fires: number;
  /** Null where it fires to the end. */
  readonly resolves: number | null;
}

/** What came of a test. */
export interface RuleTestResult {
  readonly name: string;
  readonly passed: boolean;
  /** Alerts that were expected and did not come. */
  readonly missing: readonly SeenAlert[];
  /** Alerts that came and were not expected. */
  readonly unexpected: readonly SeenAlert[];
  /** Rules that could not be computed at some step, and why. */
  readonly broken: readonly string[];
}

/** Runs one test over the rules of its files. */
export function runRuleTest(rules: readonly Rule[], test: RuleTest): RuleTestResult {
  const looked = rules.filter(({ name }) => test.rule === undefined || name === test.rule);
  const engine = createRuleEngine(looked);
  const { loss, layers } = test;
  const window = windowOf({ layers: layers, ...(loss === undefined ? {} : { loss }) });
  const { state, transitions } = engine.evaluate(engine.initial(), window);
  const seen = alertsOf(transitions);
  const expected = test.alerts.map(({ rule, layer, fires, resolves }): SeenAlert => ({
    ...{ rule: rule ?? looked[0]?.name ?? '', layer: layer ?? null, fires, resolves: resolves ?? null },
  }));
  const broken = engine.status(state).flatMap(({ rule, problem }) => (problem === null ? [] : [`${rule}: ${problem}`]));
  const [missing, unexpected] = [without(expected, seen), without(seen, expected)];
  return { name: test.name, passed: missing.length + unexpected.length + broken.length === 0, missing, unexpected, broken };
}

/** Alerts from their transitions, in order of firing. */
export function alertsOf(transitions: readonly AlertTransition[]): SeenAlert[] {
  const ends = new Map(transitions.filter(({ state }) => state === 'resolved').map(({ fingerprint, since, step }) => [`${fingerprint} ${String(since)}`, step]));
  return transitions.flatMap(({ state, rule, layer, step, fingerprint, since }) =>
    state === 'firing' ? [{ rule, layer, fires: step, resolves: ends.get(`${fingerprint} ${String(since)}`) ?? null }] : [],
  );
}

/** "small-updates, layer dense1: fires at step 12, resolves at step 20". */
export function seenAlertText({ rule, layer, fires, resolves }: SeenAlert): string {
  const place = layer === null ? 'the run' : `layer ${layer}`;
  return `${rule}, ${place}: fires at step ${String(fires)}, ${resolves === null ? 'still fires at the end' : `resolves at step ${String(resolves)}`}`;
}

function without(alerts: readonly SeenAlert[], others: readonly SeenAlert[]): SeenAlert[] {
  const known = new Set(others.map(seenAlertText));
  return alerts.filter((alert) => !known.has(seenAlertText(alert)));
}
