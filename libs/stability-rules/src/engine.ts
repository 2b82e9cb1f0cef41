import { messageOf, type AlertTransition, type PendingTransition, type RuleHealth, type RunUuid, type StepWindow } from '#libs/contracts';

import { layoutOf, openMemory, pack, readAlert, writeAlert, ALERT_SIZE, type EngineState, type RuleState } from './engine-state.js';
import { INACTIVE } from './alert-state.js';
import { ruleText } from './describe-rules.js';
import { groupLayers } from './group-layers.js';
import { createVerdicts, evaluateRule, seriesOf, transitionOf, type Found, type VersionedRule } from './evaluate-rule.js';
import type { Rule, SeriesView, Verdicts } from './rule.js';
import { ruleVersion } from './rule-identity.js';
import { trimWindow } from './step-window.js';

/** How one rule stands, as it is stored beside the watermark. */
export interface RuleStatus {
  readonly rule: string;
  readonly version: string;
  readonly health: RuleHealth;
  /** What the rule threw; null when healthy. */
  readonly problem: string | null;
  /** The rule itself, as it is kept once per version. */
  readonly text: string;
  readonly kind: 'built-in' | 'own';
}

/** What an evaluation gives. */
export interface Evaluation {
  readonly state: EngineState;
  /** In order of step, then rule, then layer as first listed. */
  readonly transitions: AlertTransition[];
  /** Conditions that began to hold, or ended before they had held long enough to fire. Of layers that share an alert each for itself. */
  readonly pending: PendingTransition[];
}

/** Options of {@link createRuleEngine}. */
export interface RuleEngineOptions {
  /** Layers the run is known to have: one that never shows up is missing from the first step. */
  readonly expectedLayers?: readonly string[];
}

/** Pure and incremental: the same transitions however the steps are split into windows. */
export interface RuleEngine {
  /** The state before the first step. */
  initial(): EngineState;
  /**
   * Evaluates all rules over a window. Steps at or below the watermark are left out, so a window may be fed twice.
   * @throws RangeError if steps do not ascend or an array has neither as many values as steps nor none
   */
  evaluate(state: EngineState, window: StepWindow): Evaluation;
  /**
   * Ends the run at `lastStep`: steps taken but never recorded are told as missing. Alerts that fire stay firing: the
   * end of a run is no recovery. Pending alerts are dropped.
   */
  finish(state: EngineState, run: RunUuid, lastStep: number): Evaluation;
  /** How each rule stands. */
  status(state: EngineState): RuleStatus[];
}

/** Makes an engine of `rules`. @throws RangeError if two rules share a name */
export function createRuleEngine(rules: readonly Rule[], { expectedLayers = [] }: RuleEngineOptions = {}): RuleEngine {
  const versioned = rules.map((rule) => ({ rule, version: ruleVersion(rule), text: ruleText(rule) }));
  if (new Set(rules.map((rule) => rule.name)).size !== rules.length) throw new RangeError('two rules share a name');
  return {
    initial: () => ({ format: 1, lastStep: -1, layers: [...expectedLayers], rules: versioned.map(newRule) }),
    evaluate: (state, window) => evaluate(versioned, state, window),
    finish: (state, run, lastStep) => finish(versioned, state, run, lastStep),
    status: (state) => versioned.map((each) => statusOf(each, state)),
  };
}

function statusOf({ rule, version, text }: KeptRule, { rules }: EngineState): RuleStatus {
  const { health = 'unknown', problem = null } = rules.find(({ name }) => name === rule.name) ?? {};
  return { rule: rule.name, version, health, problem, text, kind: rule.definition === undefined ? 'built-in' : 'own' };
}

interface KeptRule extends VersionedRule {
  readonly text: string;
}

function newRule({ rule, version }: VersionedRule): RuleState {
  return { name: rule.name, version, health: 'unknown', problem: null, layout: layoutOf(rule), memory: '', group: null };
}

function evaluate(rules: readonly VersionedRule[], state: EngineState, whole: StepWindow): Evaluation {
  const window = trimWindow(whole, state.lastStep);
  const last = window.steps.at(-1);
  if (last === undefined) return { state, transitions: [], pending: [] };
  const layers = [...new Set([...state.layers, ...window.layers.map((layer) => layer.name)])];
  const results = rules.map((by) =>
    attempt(by, state, layers.length, (memory) => evaluateRule(by, seriesOf(by.rule, window, layers), memory)),
  );
  return gather(results, { ...state, lastStep: last, layers });
}

function finish(rules: readonly VersionedRule[], state: EngineState, run: RunUuid, lastStep: number): Evaluation {
  const results = rules.map((by) => attempt(by, state, state.layers.length, (memory) => end(by, { run, lastStep, layers: state.layers }, memory)));
  return gather(results, { ...state, lastStep: Math.max(state.lastStep, lastStep) });
}

/** The end of the run for one rule: drops what is pending, and asks the rule about the end itself. */
function end(by: VersionedRule, { run, lastStep, layers }: RunEnd, memory: Float64Array): Found {
  const width = ALERT_SIZE + by.rule.memorySize;
  const verdicts = createVerdicts(1);
  const window: StepWindow = { run, firstStep: lastStep, steps: Int32Array.of(lastStep), loss: new Float32Array(0), layers: [] };
  verdicts.value[0] = NaN;
  const pending: PendingTransition[] = [];
  const transitions: AlertTransition[] = [];
  for (const { view, offset } of seriesOf(by.rule, window, layers)) {
    const row = memory.subarray(offset, offset + width);
    const { state, activeSince } = readAlert(row);
    const at = { verdicts, i: 0, step: lastStep };
    if (state === 'pending') {
      writeAlert(row, INACTIVE);
      const ended = transitionOf(by, view, { ...at, since: activeSince ?? lastStep, state: 'inactive' });
      pending.push({ ...ended, value: NaN, summary: `the run ended at step ${String(lastStep)}, before the condition had held long enough` });
    }
    if (state === 'firing' || !breaks(by.rule, view, { lastStep, row, verdicts })) continue;
    writeAlert(row, { state: 'firing', activeSince: lastStep, quietSince: null });
    transitions.push(transitionOf(by, view, { ...at, since: lastStep, state: 'firing' }));
  }
  return { transitions, pending, problem: null };
}

/** Whether the end of the run itself breaks the rule, along a series of the run. */
function breaks(rule: Rule, { layer }: SeriesView, at: { readonly lastStep: number; readonly row: Float64Array; readonly verdicts: Verdicts }): boolean {
  return layer === null && rule.finish?.(at.lastStep, at.row.subarray(ALERT_SIZE), at.verdicts) === true;
}

interface RunEnd {
  readonly run: RunUuid;
  readonly lastStep: number;
  readonly layers: readonly string[];
}

interface Attempt {
  readonly stored: RuleState;
  readonly transitions: AlertTransition[];
  readonly pending: PendingTransition[];
}

/** A rule that throws keeps the memory it had, says nothing, and is marked; the others go on. */
function attempt(by: VersionedRule, state: EngineState, layerCount: number, work: (memory: Float64Array) => Found): Attempt {
  const old = state.rules.find((rule) => rule.name === by.rule.name);
  try {
    const memory = openMemory(by.rule, by.version, old, layerCount);
    const { transitions, pending, problem } = work(memory);
    const { group, told } = by.rule.groupsLayers === true ? groupLayers(old?.group ?? null, transitions) : { group: null, told: transitions };
    const health = problem === null ? 'ok' : 'error';
    return { stored: { ...newRule(by), health, problem, memory: pack(memory), group }, transitions: told, pending };
  } catch (error) {
    return { stored: { ...(old ?? newRule(by)), health: 'error', problem: messageOf(error) }, transitions: [], pending: [] };
  }
}

function gather(results: readonly Attempt[], state: EngineState): Evaluation {
  // stable: within a step the order of rules and layers stays
  const inOrder = (a: { step: number }, b: { step: number }): number => a.step - b.step;
  const transitions = results.flatMap((result) => result.transitions).sort(inOrder);
  const pending = results.flatMap((result) => result.pending).sort(inOrder);
  return { state: { ...state, rules: results.map((result) => result.stored) }, transitions, pending };
}
