import type { AlertTransition } from '#libs/contracts';
import { createRuleEngine, ruleVersion, WINDOW_STEPS, type Rule } from '#libs/stability-rules';

import type { Store } from '../open/store.js';
import { readRuleWindow } from '../reading/read-rule-window.js';
import type { RunRow } from '../runs/run-row.js';
import { listLayers } from '../runs/run-parts.js';
import { type BacktestAlert, diffOf } from './backtest-diff.js';

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
    const evaluated = { after: evaluator(run, rules), before: evaluator(run, active) };
    const layers = (await listLayers(store, [run.uuid])).get(run.uuid) ?? [];
    const read = await alongRun(store, run, { signal, evaluators: [evaluated.after, evaluated.before] });
    if (read > 0 && layers.length > 0) seen += 1;
    steps += read;
    found.push(evaluated);
  }
  return { runs: seen, steps, diffs: rules.map((rule) => diffOfRule(rule, active.find(({ name }) => name === rule.name), found)) };
}

/** One run under both sets. */
interface Found {
  readonly after: Evaluator;
  readonly before: Evaluator;
}

function diffOfRule(rule: Rule, old: Rule | undefined, found: readonly Found[]): RuleDiff {
  const parts = found.map(({ after, before }) => diffOf(after.alerts.get(rule.name) ?? [], before.alerts.get(rule.name) ?? []));
  return {
    ...{ rule: rule.name, version: ruleVersion(rule), before: old === undefined ? null : ruleVersion(old) },
    added: parts.flatMap(({ added }) => added),
    removed: parts.flatMap(({ removed }) => removed),
    kept: parts.reduce((sum, { kept }) => sum + kept, 0),
    problem: found.map(({ after }) => after.problems.get(rule.name)).find((problem) => problem !== undefined) ?? null,
  };
}

interface Evaluator {
  /** By the name of the rule, in the order in which they fired. */
  readonly alerts: ReadonlyMap<string, readonly BacktestAlert[]>;
  readonly problems: ReadonlyMap<string, string>;
  take(window: Awaited<ReturnType<typeof readRuleWindow>>): void;
}

function evaluator(run: RunRow, rules: readonly Rule[]): Evaluator {
  const engine = createRuleEngine(rules);
  let state = engine.initial();
  const alerts = new Map(rules.map(({ name }): [string, BacktestAlert[]] => [name, []]));
  const note = alertNoter(run, alerts);
  const problems = new Map<string, string>();
  return {
    alerts,
    problems,
    take: (window) => {
      const next = engine.evaluate(state, window);
      state = next.state;
      next.transitions.forEach(note);
      for (const { name, problem } of state.rules) if (problem !== null) problems.set(name, problem);
    },
  };
}

/** Makes alerts of transitions, each in one look: rules that flap make hundreds of thousands. */
function alertNoter({ uuid, name: runName }: RunRow, alerts: ReadonlyMap<string, BacktestAlert[]>): (transition: AlertTransition) => void {
  const firing = new Map<string, { resolved: number | null }>();
  return ({ state, rule, fingerprint, layer, step, since, value, summary }) => {
    const key = `${fingerprint} ${since}`;
    if (state === 'firing') {
      const alert = { run: uuid, runName, layer, step, since, resolved: null, value, summary };
      alerts.get(rule)?.push(alert);
      firing.set(key, alert);
      return;
    }
    const ended = firing.get(key);
    if (ended !== undefined) ended.resolved = step;
    firing.delete(key);
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
