import { type Clock, type DecisionSink, packScores, type PredictionsPlan, predictionsOf, type RunUuid } from '#libs/contracts';
import { listKept, listRegistered, pseudonymsOf, type Store } from '#libs/decision-store';

import { oneAtATime } from '../running/one-at-a-time.js';
import type { PreparedRun } from '../running/prepare-run.js';
import { fillDetails } from './fill-details.js';
import { rowsLookedAt, type Search, sensitiveSearch } from './find-sensitive.js';
import { type Keeper, keepRecords, type Registered } from './keep-records.js';
import { classNamesOf, outcomesOf, readingOf } from './outcomes.js';
import { type GroupedSplit, groupFacts, groupSplit } from './record-groups.js';
import { scoreRecords } from './score-records.js';

/** What {@link watchPredictions} is given. */
export interface PredictionParts {
  readonly store: Store;
  readonly clock: Clock;
  /** Home folder: the key of the pseudonyms lies in it. */
  readonly home: string;
  readonly run: RunUuid;
  readonly prepared: PreparedRun;
  readonly sink: DecisionSink;
}

/** When something is recorded. */
export interface Moment {
  readonly isLast: boolean;
  /** Class probabilities, or predicted numbers, of the whole test split at the weights that predict now; null where nobody has computed them. */
  readonly probabilities: Float32Array | null;
}

/** Records the sensitive predictions of a run while it trains. */
export interface PredictionWatch {
  /** Whether scores are due after so many steps; those of the last step are recorded at the end. */
  isDue(step: number): boolean;
  /** Records scores and group metrics as they are now. */
  record(moment: Moment): Promise<void>;
  /** Stores what the data say of the kept records, once they are in the database; those of a run that goes on are stored meanwhile. */
  finish(): Promise<void>;
  /** What it did, in words. */
  summary(): string;
}

interface WatchState {
  readonly search: Search;
  readonly keeper: Keeper;
  readonly rows: Int32Array;
  readonly groups: GroupedSplit;
  registered: readonly Registered[];
  recordings: number;
  spentMs: number;
}

/**
 * Prepares recording; null when the spec asks for none. What earlier attempts have kept stays at its place.
 *
 * Recordings go the way of the run's decisions: into the spool, and from there into the database, whenever it answers.
 */
export async function watchPredictions(parts: PredictionParts): Promise<PredictionWatch | null> {
  const { store, prepared, run, home, clock } = parts;
  const { spec, data, training } = prepared;
  const plan = predictionsOf(spec);
  if (plan === null) return null;
  const pseudonym = pseudonymsOf(home, data.manifest.splitSha256);
  const past = await listKept(store, run);
  const rows = rowsLookedAt(data.test.count);
  const search = sensitiveSearch({ spec, data, training, threshold: plan.threshold, pseudonym }, rows);
  const registered = past.records.filter(({ place }) => place === null);
  const state: WatchState = { search, keeper: keepRecords(plan.most, past, pseudonym), rows, groups: groupSplit(data, rows), registered, recordings: 0, spentMs: 0 };
  // awaited by nobody who trains: where the database is away the next time will do
  const meanwhile = oneAtATime(async () => {
    state.registered = await listRegistered(store, run);
    await fillDetails(store, run, data);
  }, () => undefined);
  return {
    isDue: (step) => step % plan.everySteps === 0 && step !== training.totalSteps,
    async record(moment) {
      const begun = clock.elapsed();
      await recordNow(parts, plan, state, moment);
      state.recordings += 1;
      state.spentMs += clock.elapsed() - begun;
      meanwhile.begin();
    },
    async finish() {
      await meanwhile.idle();
      await fillDetails(store, run, data);
    },
    summary: () => `sensitive predictions: ${state.keeper.records.length} kept, recorded ${state.recordings} times in ${(state.spentMs / 1000).toFixed(2)} s`,
  };
}

async function recordNow({ prepared, sink }: PredictionParts, plan: PredictionsPlan, state: WatchState, { isLast, probabilities }: Moment): Promise<void> {
  const { training, data } = prepared;
  const { rows, keeper, groups } = state;
  const { step } = training;
  const reading = readingOf(data, plan.threshold);
  // of a sample of the rows the batches are others, and so may be the last bits
  const known = rows.length === data.test.count ? probabilities : null;
  const outcomes = outcomesOf(known ?? (await training.scores('test', rows)), reading);
  const kept = keeper.keep(await state.search({ rows, outcomes }), state.registered);
  state.registered = [];
  const { scores, decided } = await scoreRecords(training, keeper.records, { rows, outcomes }, reading);
  const classes = reading.classes <= 2 ? {} : { decided: [...decided] };
  const classNames = state.recordings === 0 ? classNamesOf(data) : null;
  sink.note({ kind: 'fact', step, note: { type: 'predictions', threshold: plan.threshold, ...kept, scores: packScores(scores), ...classes, ...(classNames === null ? {} : { classNames }) } });
  for (const fact of groupFacts(groups, { decided: outcomes.decided, threshold: plan.threshold, withIntervals: isLast })) sink.note({ kind: 'fact', step, note: fact });
}
