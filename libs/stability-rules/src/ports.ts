import type { AlertTransition, PendingTransition, RunUuid, StepWindow } from '#libs/contracts';

import type { EngineState } from './engine-state.js';
import type { RuleEngine, RuleStatus } from './engine.js';

/** What is stored together with the transitions of one window, in one transaction. */
export interface RuleProgress {
  /** Watermark: last step evaluated. */
  readonly lastStep: number;
  /** State of the engine: plain JSON. */
  readonly ruleState: EngineState;
  /** Health of each rule. */
  readonly rules: readonly RuleStatus[];
  /** Conditions that began to hold, or ended before they fired. */
  readonly pending: readonly PendingTransition[];
}

/** Where the rule engine reads recorded steps and leaves what it found. */
export interface RuleFeed {
  /** The stored state of a run; null when no rule has seen it yet. */
  loadState(run: RunUuid): Promise<EngineState | null>;
  /**
   * The next recorded steps from `fromStep` on, at most `maxSteps` of them, oldest first; `firstStep` is `fromStep`.
   * Empty `steps` mean that nothing is left. A row that is missing has NaN flags; a measure never recorded is empty.
   */
  nextWindow(run: RunUuid, fromStep: number, maxSteps: number): Promise<StepWindow>;
  /** Stores transitions and progress at once: all or nothing. */
  save(run: RunUuid, transitions: readonly AlertTransition[], progress: RuleProgress): Promise<void>;
}

/** Steps read at once. */
export const WINDOW_STEPS = 4096;

/**
 * Evaluates all that was recorded above the watermark, window by window, and saves after each one.
 *
 * Called again it goes on where it stopped; a process killed in between evaluates that window again and, the engine
 * being pure, finds the same. At most one caller per run at a time (the store's lock). Errors of the feed are thrown;
 * an error of a rule only marks that rule's health.
 *
 * @returns the new transitions, in order of step
 */
export async function advanceRules(engine: RuleEngine, feed: RuleFeed, run: RunUuid): Promise<AlertTransition[]> {
  const found: AlertTransition[] = [];
  let state = (await feed.loadState(run)) ?? engine.initial();
  for (;;) {
    const window = await feed.nextWindow(run, state.lastStep + 1, WINDOW_STEPS);
    if (window.steps.length === 0) return found;
    const next = engine.evaluate(state, window);
    if (next.state.lastStep <= state.lastStep) {
      throw new Error(`the feed of run ${run} gave steps up to ${String(window.steps.at(-1))}, all evaluated already`);
    }
    await save(engine, feed, run, next);
    found.push(...next.transitions);
    state = next.state;
  }
}

/**
 * Ends a run whose trainer took steps up to `lastStep`: advances, tells what is missing at the end, saves.
 *
 * Once only: the watermark is then at `lastStep`, and steps shipped later are not evaluated.
 */
export async function finishRules(engine: RuleEngine, feed: RuleFeed, run: RunUuid, lastStep: number): Promise<AlertTransition[]> {
  const found = await advanceRules(engine, feed, run);
  const state = (await feed.loadState(run)) ?? engine.initial();
  const ended = engine.finish(state, run, lastStep);
  await save(engine, feed, run, ended);
  return [...found, ...ended.transitions];
}

function save(engine: RuleEngine, feed: RuleFeed, run: RunUuid, { state, transitions, pending }: ReturnType<RuleEngine['evaluate']>): Promise<void> {
  return feed.save(run, transitions, { lastStep: state.lastStep, ruleState: state, rules: engine.status(state), pending });
}
