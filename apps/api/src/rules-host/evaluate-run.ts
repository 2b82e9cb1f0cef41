import { FINAL_STATES, type RunUuid } from '#libs/contracts';
import { findRun, listLayers, type ModeFollower, ruleFeed, type ProjectRules, type RunRow, type Store, type StoredRuleFeed } from '#libs/decision-store';
import { advanceRules, createRuleEngine, type EngineState, finishRules } from '#libs/stability-rules';

import { toldMeasures } from './told-measures.js';

/** What an evaluation of a run's rules found. */
export interface RunEvaluation {
  /** Alerts that changed their state. */
  readonly transitions: number;
  /** Whether nothing can follow: the run is over or gone. */
  readonly isOver: boolean;
}

/** What the runs of a host are watched with. */
export interface HostRules {
  readonly rules: ProjectRules;
  readonly modes: ModeFollower;
  /** Of the leadership over the run's rules. */
  readonly term: number;
}

/**
 * Evaluates the rules on all that a run has recorded above the watermark, and ends them when the run is over.
 * The caller must lead the run's rules.
 */
export async function evaluateRun(store: Store, { rules, modes, term }: HostRules, run: RunUuid): Promise<RunEvaluation> {
  const row = await findRun(store, run);
  if (row === null) return { transitions: 0, isOver: true };
  const layers = (await listLayers(store, [run])).get(run) ?? [];
  const set = await rules.of(row.project);
  const engine = createRuleEngine(set, { expectedLayers: layers.map((layer) => layer.name) });
  const feed = feedOf(store, row.origin, term);
  const isOver = FINAL_STATES.includes(row.state);
  if (!isOver) await modes.follow(run, set, term);
  const lastTaken = lastStepTaken(row);
  const found = isOver && lastTaken >= 0 ? await finishRules(engine, feed, run, lastTaken) : await advanceRules(engine, feed, run);
  return { transitions: found.length, isOver };
}

/** What the rules read; of a run that was delivered only what its trainer told. */
function feedOf(store: Store, origin: RunRow['origin'], term: number): StoredRuleFeed<EngineState> {
  const feed = ruleFeed<EngineState>(store, term);
  if (origin !== 'ingest') return feed;
  return { ...feed, nextWindow: async (run, fromStep, maxSteps) => toldMeasures(await feed.nextWindow(run, fromStep, maxSteps)) };
}

/** Last step the trainer says it took; where it said nothing, the last one recorded. */
function lastStepTaken({ summary, lastStep }: RunRow): number {
  return Math.max(lastStep, (summary?.steps ?? 0) - 1);
}
