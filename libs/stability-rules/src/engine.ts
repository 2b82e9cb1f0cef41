import { messageOf, type AlertTransition, type RuleHealth, type RunUuid, type StepWindow } from '#libs/contracts';

import { layoutOf, openMemory, pack, readAlert, writeAlert, ALERT_SIZE, type EngineState, type RuleState } from './engine-state.js';
import { INACTIVE } from './alert-state.js';
import { groupLayers } from './group-layers.js';
import { createVerdicts, evaluateRule, seriesOf, transitionOf, type VersionedRule } from './evaluate-rule.js';
import type { Rule } from './rule.js';
import { ruleVersion } from './rule-identity.js';
import { trimWindow } from './step-window.js';

/** How one rule stands, as it is stored beside the watermark. */
export interface RuleStatus {
  readonly rule: string;
  readonly version: string;
  readonly health: RuleHealth;
  /** What the rule threw; null when healthy. */
  readonly problem: string | null;
}

/** What an evaluation gives. */
export interface Evaluation {
  readonly state: EngineState;
  /** In order of step, then rule, then layer as first listed. */
  readonly transitions: AlertTransition[];
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
  const versioned = rules.map((rule) => ({ rule, version: ruleVersion(rule) }));
  if (new Set(rules.map((rule) => rule.name)).size !== rules.length) throw new RangeError('two rules share a name');
  return {
    initial: () => ({ format: 1, lastStep: -1, layers: [...expectedLayers], rules: versioned.map(newRule) }),
    evaluate: (state, window) => evaluate(versioned, state, window),
    finish: (state, run, lastStep) => finish(versioned, state, run, lastStep),
    status: (state) => state.rules.map(({ name, version, health, problem }) => ({ rule: name, version, health, problem })),
  };
}

function newRule({ rule, version }: VersionedRule): RuleState {
  return { name: rule.name, version, health: 'unknown', problem: null, layout: layoutOf(rule), memory: '', group: null };
}

function evaluate(rules: readonly VersionedRule[], state: EngineState, whole: StepWindow): Evaluation {
  const window = trimWindow(whole, state.lastStep);
  const last = window.steps.at(-1);
  if (last === undefined) return { state, transitions: [] };
  const layers = [...new Set([...state.layers, ...window.layers.map((layer) => layer.name)])];
  const results = rules.map((by) =>
    attempt(by, state, layers.length, (memory) => evaluateRule(by, seriesOf(by.rule, window, layers), memory)),
  );
  return gather(results, { ...state, lastStep: last, layers });
}

function finish(rules: readonly VersionedRule[], state: EngineState, run: RunUuid, lastStep: number): Evaluation {
  const results = rules.map((by) => attempt(by, state, state.layers.length, (memory) => end(by, run, lastStep, memory)));
  return gather(results, { ...state, lastStep: Math.max(state.lastStep, lastStep) });
}

/** The end of the run for one rule: drops what is pending, and asks the rule about the end itself. */
function end(by: VersionedRule, run: RunUuid, lastStep: number, memory: Float64Array): AlertTransition[] {
  const width = ALERT_SIZE + by.rule.memorySize;
  for (let at = 0; at < memory.length; at += width) {
    const row = memory.subarray(at, at + width);
    if (readAlert(row).state === 'pending') writeAlert(row, INACTIVE);
  }
  const verdicts = createVerdicts(1);
  const window: StepWindow = { run, firstStep: lastStep, steps: Int32Array.of(lastStep), loss: new Float32Array(0), layers: [] };
  return seriesOf(by.rule, window, []).flatMap(({ view, offset }) => {
    const row = memory.subarray(offset, offset + width);
    const ended = by.rule.finish?.(lastStep, row.subarray(ALERT_SIZE), verdicts) ?? false;
    if (!ended || readAlert(row).state === 'firing') return [];
    writeAlert(row, { state: 'firing', activeSince: lastStep, lastHeld: lastStep });
    return [transitionOf(by, view, { verdicts, i: 0, step: lastStep, since: lastStep, state: 'firing' })];
  });
}

interface Attempt {
  readonly stored: RuleState;
  readonly transitions: AlertTransition[];
}

/** A rule that throws keeps the memory it had, says nothing, and is marked; the others go on. */
function attempt(
  by: VersionedRule,
  state: EngineState,
  layerCount: number,
  work: (memory: Float64Array) => AlertTransition[],
): Attempt {
  const old = state.rules.find((rule) => rule.name === by.rule.name);
  try {
    const memory = openMemory(by.rule, by.version, old, layerCount);
    const found = work(memory);
    const { group, told } = by.rule.groupsLayers === true ? groupLayers(old?.group ?? null, found) : { group: null, told: found };
    return { stored: { ...newRule(by), health: 'ok', memory: pack(memory), group }, transitions: told };
  } catch (error) {
    return { stored: { ...(old ?? newRule(by)), health: 'error', problem: messageOf(error) }, transitions: [] };
  }
}

function gather(results: readonly Attempt[], state: EngineState): Evaluation {
  // stable: within a step the order of rules and layers stays
  const transitions = results.flatMap((result) => result.transitions).sort((a, b) => a.step - b.step);
  return { state: { ...state, rules: results.map((result) => result.stored) }, transitions };
}
