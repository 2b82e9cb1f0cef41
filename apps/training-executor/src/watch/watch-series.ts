import type { Readable } from 'node:stream';

import { InputError, type Clock } from '#libs/contracts';
import { builtInRules, WINDOW_STEPS, type Rule } from '#libs/stability-rules';

import { readRawRows, sourceOf, STDIN } from './read-raw-rows.js';
import { type ColumnMeaning, runColumnOf } from './series-columns.js';
import { rowReader, type ColumnReport, type SeriesRow } from './series-row.js';
import { StepGoesBack } from './step-block.js';
import { watchRun, type RunWatch, type WatchedTransition } from './watch-run.js';

/** What is watched. */
export interface SeriesToWatch {
  /** A file, or `-` for standard input. */
  readonly file: string;
  readonly stdin: Readable;
  /** What a person has said of columns. */
  readonly columns: ReadonlyMap<string, ColumnMeaning>;
  /** Sort by step before watching: the whole series is held in memory. */
  readonly sort: boolean;
  /** The record should hold every step of every layer: what is missing raises an alert. */
  readonly complete: boolean;
  /** Steps from one row to the next; null = the distance of the first two. */
  readonly every: number | null;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Rules beside the built-in ones. */
  readonly ownRules?: readonly Rule[];
  /** Called once a rule that cannot be computed at some step. */
  readonly onProblem?: (rule: string, problem: string) => void;
  /** Called for each transition, as soon as it is found. */
  readonly onTransition: (transition: WatchedTransition) => void;
  /** Called now and then. */
  readonly onProgress: (rows: number) => void;
}

/** What was watched. */
export interface SeriesWatched {
  readonly rows: number;
  readonly runs: number;
  /** Alerts that fired; how many of them still do. */
  readonly alerts: number;
  readonly firing: number;
  readonly incidents: number;
  readonly columns: ColumnReport;
}

/** Standard input is evaluated so often. Unit: ms. */
const EVALUATE_MS = 100;

/**
 * Evaluates the built-in rules, and rules of files, over a recorded series.
 *
 * @throws InputError for a file that cannot be read, a row that cannot be understood, or steps that go back.
 */
export async function watchSeries(series: SeriesToWatch): Promise<SeriesWatched> {
  const source = sourceOf(series.file);
  const reader = rowReader(source, series.columns);
  const runs = watchRuns(series, source);
  let rows = 0;
  for await (const row of inOrder(series, reader)) {
    addTo(runs, row, reader);
    rows += 1;
    if (series.file === STDIN) runs.evaluateWhenDue();
    if (rows % PROGRESS_ROWS === 0) series.onProgress(rows);
  }
  if (rows === 0) throw nothingRead(source, reader);
  return { rows, ...runs.end(), columns: reader };
}

/** Adds a row. @throws InputError for a step that goes back, with the column that may tell runs apart. */
function addTo(runs: RunWatches, row: SeriesRow, { ignored }: ColumnReport): void {
  try {
    runs.add(row);
  } catch (error) {
    const column = error instanceof StepGoesBack ? runColumnOf(ignored) : null;
    throw error instanceof StepGoesBack && column !== null ? error.withRunColumn(column) : error;
  }
}

/** Progress is told every so many rows. */
const PROGRESS_ROWS = 1024;

const MISSING = 'missing-decisions';

interface RunWatches {
  add(row: SeriesRow): void;
  /** What comes slowly is evaluated as it comes. */
  evaluateWhenDue(): void;
  end(): Pick<SeriesWatched, 'runs' | 'alerts' | 'firing' | 'incidents'>;
}

function watchRuns({ complete, every, clock, ownRules = [], onTransition, onProblem = () => undefined }: SeriesToWatch, source: string): RunWatches {
  const rules = [...builtInRules.filter(({ name }) => complete || name !== MISSING), ...ownRules];
  const runs = new Map<string, RunWatch>();
  let [alerts, evaluatedAt] = [0, clock.elapsed()];
  const evaluate = (watch: RunWatch, atEnd: boolean): void => {
    for (const found of watch.evaluate(atEnd)) {
      if (found.transition.state === 'firing') alerts += 1;
      onTransition(found);
    }
  };
  const sum = (of: (watch: RunWatch) => number): number => [...runs.values()].reduce((total, watch) => total + of(watch), 0);
  return {
    add(row) {
      const watch = runs.get(row.run) ?? watchRun({ source, run: row.run, rules, every, onProblem: once(onProblem) });
      runs.set(row.run, watch);
      watch.add(row);
      if (watch.waiting >= WINDOW_STEPS) evaluate(watch, false);
    },
    evaluateWhenDue() {
      if (clock.elapsed() - evaluatedAt < EVALUATE_MS) return;
      evaluatedAt = clock.elapsed();
      for (const watch of runs.values()) evaluate(watch, false);
    },
    end() {
      for (const watch of runs.values()) evaluate(watch, true);
      return { runs: runs.size, alerts, firing: sum(({ firing }) => firing.size), incidents: sum(({ incidents }) => incidents) };
    },
  };
}

/** The same for each rule once. */
function once(tell: (rule: string, problem: string) => void): (rule: string, problem: string) => void {
  const told = new Set<string>();
  return (rule, problem) => {
    if (!told.has(rule)) tell(rule, problem);
    told.add(rule);
  };
}

async function* inOrder(series: SeriesToWatch, reader: ReturnType<typeof rowReader>): AsyncGenerator<SeriesRow> {
  const sorted: SeriesRow[] = [];
  for await (const raw of readRawRows(series.file, series.stdin, series.signal)) {
    series.signal.throwIfAborted();
    const row = reader.understand(raw);
    if (row === null) continue;
    if (series.sort) sorted.push(row);
    else yield row;
  }
  yield* sorted.sort((a, b) => a.step - b.step); // stable: of two rows of a step the later one counts
}

function nothingRead(source: string, { read, ignored }: ColumnReport): InputError {
  const found = [...read.keys(), ...ignored];
  const value = found.length === 0 ? 'without a row' : `without a loss or a measure; columns: ${found.slice(0, 20).join(', ')}`;
  return new InputError({ source, path: '', value, allowed: 'a column loss, grad_norm or another measure (or --column loss=NAME), with rows below' });
}

