import { InputError, type RunUuid } from '#libs/contracts';
import { replayAltered } from '#libs/decision-trace';

import type { WalkedRun } from './walk-recorded.js';

/** A record that a set of decisions moved. */
export interface MovedRecord {
  /** `test:17`. */
  readonly record: string;
  /** Score of the class as it is, and with the decisions neutralised. */
  readonly score: number;
  readonly without: number;
  /** Whether the predicted class changes. */
  readonly flips: boolean;
}

/** What neutralising some decisions does to all records of the test split. */
export interface MovedRecords {
  readonly run: RunUuid;
  /** As it was asked for: `dense2@150`. */
  readonly decisions: string;
  /** Decisions neutralised. */
  readonly count: number;
  readonly className: string;
  readonly records: number;
  readonly flips: number;
  /** Mean |change of the score| over all records. */
  readonly meanChange: number;
  /** The most moved, the largest change first. */
  readonly moved: readonly MovedRecord[];
}

/** Steps of a layer: `dense2@150`, `dense2@100-199`, `*@100-199` (all layers), `dense2` (all steps). */
export interface DecisionSet {
  readonly layers: readonly number[];
  readonly from: number;
  readonly to: number;
}

/**
 * Reads a set of decisions.
 *
 * @throws InputError that names what there is.
 */
export function decisionSetOf(text: string, layers: readonly string[], steps: number): DecisionSet {
  const [, name = '', from, to] = /^([^@]+)(?:@(\d+)(?:-(\d+))?)?$/.exec(text) ?? [];
  const set = { layers: layers.flatMap((layer, i) => ([layer, '*'].includes(name) ? [i] : [])), ...stepsOf(from, to, steps) };
  if (set.layers.length > 0 && set.from <= set.to && set.to < steps) return set;
  throw new InputError({ source: null, path: 'decision', value: JSON.stringify(text), allowed: `LAYER, LAYER@STEP or LAYER@FROM-TO with a layer of ${layers.join(', ')} or *, steps 0 to ${steps - 1}` });
}

function stepsOf(from: string | undefined, to: string | undefined, steps: number): Pick<DecisionSet, 'from' | 'to'> {
  return from === undefined ? { from: 0, to: steps - 1 } : { from: Number(from), to: Number(to ?? from) };
}

/** Replays the run with a set of decisions neutralised, and compares the scores of all test records. */
export async function movedRecords({ recorded: { training, data, row }, path, signal }: WalkedRun, { decisions, classIndex, top }: { readonly decisions: string; readonly classIndex: number; readonly top: number }): Promise<MovedRecords> {
  const set = decisionSetOf(decisions, training.layers.map(({ name }) => name), path.steps);
  const rows = Int32Array.from({ length: data.test.count }, (_, i) => i);
  const before = await training.scores('test', rows);
  const altered = set.layers.flatMap((layer) => Array.from({ length: set.to - set.from + 1 }, (_, i) => ({ step: set.from + i, layer, scale: 1 })));
  await replayAltered(training, path, { altered, targets: [], signal });
  const after = await training.scores('test', rows);
  const classes = data.classNames.length;
  const all = Array.from(rows, (record) => movedRecord(record, { before, after, classes, classIndex }));
  const change = ({ score, without }: MovedRecord): number => Math.abs(without - score);
  return {
    run: row.uuid, decisions, count: altered.length, className: data.classNames[classIndex] ?? '', records: all.length,
    flips: all.filter(({ flips }) => flips).length,
    meanChange: all.reduce((sum, one) => sum + change(one), 0) / all.length,
    moved: [...all].sort((a, b) => change(b) - change(a)).slice(0, top),
  };
}

interface Scores {
  /** `[records * classes]`. */
  readonly before: Float32Array;
  readonly after: Float32Array;
  readonly classes: number;
  readonly classIndex: number;
}

function movedRecord(row: number, { before, after, classes, classIndex }: Scores): MovedRecord {
  const of = (scores: Float32Array): Float32Array => scores.subarray(row * classes, (row + 1) * classes);
  const best = (scores: Float32Array): number => of(scores).indexOf(Math.max(...of(scores)));
  return { record: `test:${row}`, score: of(before)[classIndex] ?? NaN, without: of(after)[classIndex] ?? NaN, flips: best(before) !== best(after) };
}
