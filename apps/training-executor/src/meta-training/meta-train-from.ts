import type { RunUuid } from '#libs/contracts';
import { seededRandom } from '#libs/datasets';
import { type BreakEven, breakEven } from '#libs/scaling-comparison';

import type { ExecutorContext } from '../running/context.js';
import { writeWhole } from '../running/write-whole.js';
import { readRecordedTasks, recordedProblem, type RecordedTask } from './recorded-task.js';
import { retrain, type Retrained, type RetrainedResult } from './retrain.js';
import { type MetaTrainOptions, runSearch } from './run-search.js';
import { type SearchSettings, weightsOf } from './search.js';
import { sha256, weightsText } from './weights-text.js';

/** What is learned from, and how long. */
export interface FromRuns extends Omit<SearchSettings, 'tasksPerGeneration'> {
  readonly runs: readonly string[];
  /** Trainings of the result, of each task and each way to scale. */
  readonly seeds: number;
  /** Of a training, at the most. */
  readonly steps: number;
}

/** What stands beside weights that were learned on recorded runs. */
export interface RetrainingCard {
  readonly runs: readonly RunUuid[];
  readonly weightsSha256: string;
  /** Of settings, specs and checksums of the data. */
  readonly specSha256: string;
  readonly seed: number;
  readonly generations: number;
  /** Trainings of the search. */
  readonly trainings: number;
  /** Processor time of the search. Unit: s. */
  readonly cpuSeconds: number;
  readonly tasks: readonly RetrainedResult[];
  readonly breakEven: BreakEven;
}

/** Resamples of the intervals. */
const RESAMPLES = 2000;
/** Tasks of a generation, at the most. */
const MOST_TASKS = 2;

/**
 * Learns weights of scaler `meta` on the tasks of recorded runs, trains each task again with seeds and validation records that
 * the search did not have, and writes weights and card.
 *
 * @throws InputError for a run that cannot be trained again here, or a state that is another search's.
 */
export async function metaTrainFrom(context: ExecutorContext, { runs, seeds, steps, ...rest }: FromRuns, { out, signal, say }: MetaTrainOptions): Promise<RetrainingCard> {
  const tasks = await readRecordedTasks({ ...context, signal }, runs, steps);
  const settings: SearchSettings = { ...rest, tasksPerGeneration: Math.min(MOST_TASKS, tasks.length) };
  const specSha256 = sha256(JSON.stringify([settings, tasks.map(described)]));
  const state = await runSearch({ settings, specSha256, problems: tasks.map(recordedProblem) }, { out, signal, say });
  const weights = weightsOf(state.mean);
  const random = seededRandom(settings.seed, 5);
  const resampling = { resamples: RESAMPLES, uniform: () => random.unit() };
  const retrained: Retrained[] = [];
  for (const task of tasks) retrained.push(await retrain(task, weights, { seed: settings.seed, seeds, signal, say, resampling }));
  const text = weightsText(weights);
  const card: RetrainingCard = {
    ...{ runs: tasks.flatMap((task) => task.runs), weightsSha256: sha256(text), specSha256, seed: settings.seed },
    ...{ generations: state.generation, trainings: state.trainings, cpuSeconds: state.cpuSeconds },
    tasks: retrained.map(({ result }) => result),
    breakEven: breakEven(state.cpuSeconds, retrained, resampling),
  };
  await writeWhole(out, Buffer.from(text));
  await writeWhole(`${out}.card.json`, Buffer.from(`${JSON.stringify(card, null, 2)}\n`));
  return card;
}

/** All of a task that the search depends on. */
function described({ spec, data, steps }: RecordedTask): object {
  return { spec, steps, data: data.manifest };
}
