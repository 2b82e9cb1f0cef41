import type { AlertTransition, RunUuid } from '#libs/contracts';
import { createRuleEngine, ruleVersion, WINDOW_STEPS, type Rule } from '#libs/stability-rules';

import type { Store } from '../open/store.js';
import { readRuleWindow } from '../reading/read-rule-window.js';
import type { RunRow } from '../runs/run-row.js';
import { listLayers } from '../runs/run-parts.js';

/** An alert as a back-test sees it. */
export interface BacktestAlert {
  readonly run: RunUuid;
  readonly runName: string;
  readonly layer: string | null;
  /** Step at which it fires. */
  readonly step: number;
  readonly since: number;
  /** Step at which it ends; null where it fires to the end of the run. */
  readonly resolved: number | null;
  readonly value: number;
  readonly summary: string;
}

/** How the alerts of one rule differ from those of the version that is active. */
export interface RuleDiff {
  readonly rule: string;
  readonly version: string;
  /** Version that is active; null where the rule is new. */
  readonly before: string | null;
  readonly added: readonly BacktestAlert[];
  readonly removed: readonly BacktestAlert[];
  /** Alerts of both: same run and layer, at steps that overlap. */
  readonly kept: number;
  /** Why the rule could not be computed at some step. */
  readonly problem: string | null;
}

/** What a back-test looked at and found. */
export interface Backtest {
  readonly runs: number;
  readonly steps: number;
  readonly diffs: readonly RuleDiff[];
}

/** What a back-test compares, over which runs. */
export interface BacktestParts {
  readonly store: Store;
  readonly runs: readonly RunRow[];
  /** The rules that would be activated. */
  readonly rules: readonly Rule[];
  /** Those of the same names that are active. */
  readonly active: readonly Rule[];
  readonly signal: AbortSignal;
  readonly onRun: (at: number) => void;
}

/**
 * Evaluates rules over stored runs, and those they would replace, and tells the difference. All other rules go on as they
 * are, so this is the difference between the active sets before and after.
 */
export async function backtest({ store, runs, rules, active, signal, onRun }: BacktestParts): Promise<Backtest> {
  const found: Found[] = [];
  let [steps, seen] = [0, 0];
  for (const [at, run] of runs.entries()) {
    onRun(at);
    const after = evaluator(rules);
    const before = evaluator(active);
    const layers = (await listLayers(store, [run.uuid])).get(run.uuid) ?? [];
    const read = await alongRun(store, run, { signal, evaluators: [after, before] });
    if (read > 0 && layers.length > 0) seen += 1;
    steps += read;
    found.push({ run, after, before });
  }
  return { runs: seen, steps, diffs: rules.map((rule) => diffOfRule(rule, active.find(({ name }) => name === rule.name), found)) };
}

interface Found {
  readonly run: RunRow;
  readonly after: Evaluator;
  readonly before: Evaluator;
}

function diffOfRule(rule: Rule, old: Rule | undefined, found: readonly Found[]): RuleDiff {
  const parts = found.map(({ run, after, before }) => diffOf(alertsOf(run, rule.name, after.transitions), alertsOf(run, rule.name, before.transitions)));
  return {
    ...{ rule: rule.name, version: ruleVersion(rule), before: old === undefined ? null : ruleVersion(old) },
    added: parts.flatMap(({ added }) => added),
    removed: parts.flatMap(({ removed }) => removed),
    kept: parts.reduce((sum, { kept }) => sum + kept, 0),
    problem: found.map(({ after }) => after.problems.get(rule.name)).find((problem) => problem !== undefined) ?? null,
  };
}

interface Evaluator {
  readonly transitions: AlertTransition[];
  readonly problems: Map<string, string>;
  take(window: Awaited<ReturnType<typeof readRuleWindow>>): void;
}

function evaluator(rules: readonly Rule[]): Evaluator {
  const engine = createRuleEngine(rules);
  let state = engine.initial();
  const transitions: AlertTransition[] = [];
  const problems = new Map<string, string>();
  return {
    transitions,
    problems,
    take: (window) => {
      const next = engine.evaluate(state, window);
      state = next.state;
      transitions.push(...next.transitions);
      for (const { name, problem } of state.rules) if (problem !== null) problems.set(name, problem);
    },
  };
}

/** Returns how many steps there were. */
async function alongRun(store: Store, run: RunRow, { signal, evaluators }: { readonly signal: AbortSignal; readonly evaluators: readonly Evaluator[] }): Promise<number> {
  let [fromStep, steps] = [0, 0];
  for (;;) {
    signal.throwIfAborted();
    const window = await readRuleWindow(store, run.uuid, { fromStep, maxSteps: WINDOW_STEPS });
    const last = window.steps.at(-1);
    if (last === undefined) return steps;
    for (const each of evaluators) each.take(window);
    fromStep = last + 1;
    steps += window.steps.length;
  }
}

function alertsOf({ uuid, name }: RunRow, rule: string, transitions: readonly AlertTransition[]): BacktestAlert[] {
  const of = transitions.filter((each) => each.rule === rule);
  return of.flatMap(({ state, fingerprint, layer, step, since, value, summary }) => {
    if (state !== 'firing') return [];
    const end = of.find((each) => each.state === 'resolved' && each.fingerprint === fingerprint && each.since === since);
    return [{ run: uuid, runName: name, layer, step, since, resolved: end?.step ?? null, value, summary }];
  });
}

function diffOf(after: readonly BacktestAlert[], before: readonly BacktestAlert[]): { added: BacktestAlert[]; removed: BacktestAlert[]; kept: number } {
  const added = after.filter((alert) => !before.some((other) => isSame(alert, other)));
  const removed = before.filter((alert) => !after.some((other) => isSame(alert, other)));
  return { added, removed, kept: after.length - added.length };
}

function isSame(a: BacktestAlert, b: BacktestAlert): boolean {
  return a.layer === b.layer && a.step <= (b.resolved ?? Infinity) && b.step <= (a.resolved ?? Infinity);
}
