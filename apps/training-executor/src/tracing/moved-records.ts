import type { MovedRecord, MovedRecords } from '#libs/contracts';
import { seededRandom } from '#libs/datasets';
import { replaySets } from '#libs/decision-trace';
import { flipIntervals, meanInterval } from '#libs/group-metrics';

import { neutralised, type Places } from './plan-replays.js';
import type { WalkedRun } from './walk-recorded.js';

/** What is asked of the records. */
export interface MovedOptions {
  /** Class of the scores. */
  readonly classIndex: number;
  /** Records listed of each set, the most moved first. */
  readonly top: number;
  /** Of the intervals. */
  readonly seed: number;
}

const RESAMPLES = 1000;

/** Replays the run with each set of decisions neutralised, and compares the scores of all test records. */
export async function movedRecords({ recorded: { training, data }, path, signal }: WalkedRun, sets: readonly Places[], options: MovedOptions): Promise<MovedRecords[]> {
  const rows = Int32Array.from({ length: data.test.count }, (_, i) => i);
  const replayed = await replaySets(training, path, { sets: [[], ...sets.map((places) => neutralised(places, path))], targets: [], scoresOf: { split: 'test', rows }, signal });
  const [before, ...after] = replayed.map(({ scores }) => scores as Float32Array);
  return after.map((scores) => movedBy({ before: before as Float32Array, after: scores, outputs: data.target === undefined ? data.classNames : [data.target.column] }, options));
}

interface Scores {
  /** `[records * outputs]`. */
  readonly before: Float32Array;
  readonly after: Float32Array;
  /** Names of the classes, or of the column that is predicted. */
  readonly outputs: readonly string[];
}

function movedBy(scores: Scores, { classIndex, top, seed }: MovedOptions): MovedRecords {
  const all = Array.from({ length: scores.before.length / scores.outputs.length }, (_, row) => movedRecord(row, scores, classIndex));
  const changes = Float64Array.from(all, ({ score, without }) => Math.abs(without - score));
  const flips = all.filter((one) => one.flips).length;
  const random = seededRandom(seed, 13);
  const resampling = { resamples: RESAMPLES, uniform: () => random.unit() };
  const order = Array.from(all.keys()).sort((a, b) => (changes[b] as number) - (changes[a] as number));
  return {
    className: scores.outputs[classIndex] ?? '', records: all.length, flips,
    flipShareCi95: flipIntervals({ gained: flips, lost: 0 }, all.length, resampling).flip,
    meanChange: changes.reduce((sum, change) => sum + change, 0) / all.length,
    meanChangeCi95: meanInterval(changes, resampling),
    moved: order.slice(0, top).map((row) => all[row] as MovedRecord),
  };
}

function movedRecord(row: number, { before, after, outputs: { length } }: Scores, classIndex: number): MovedRecord {
  const of = (scores: Float32Array): Float32Array => scores.subarray(row * length, (row + 1) * length);
  const best = (scores: Float32Array): number => of(scores).indexOf(Math.max(...of(scores)));
  return { record: `test:${row}`, score: of(before)[classIndex] ?? NaN, without: of(after)[classIndex] ?? NaN, flips: best(before) !== best(after) };
}
