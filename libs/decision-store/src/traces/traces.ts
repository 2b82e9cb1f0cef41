import { type TraceEffort, type TraceQuestion, type TraceResult, withGrades } from '#libs/contracts';

import type { StorePool } from '../open/store.js';
import { findStudies, findStudy, listStudies, type StudyFilter, type StudyPage, type StudySource } from '../studies/list-studies.js';
import { type Studies, studiesOf } from '../studies/studies.js';
import type { NewStudy, StudyClaim, StudyRow } from '../studies/study.js';

/** What a trace is asked. */
interface Asked {
  readonly question: TraceQuestion;
  readonly effort: TraceEffort;
}

/** A trace that somebody asks for: which decisions moved a prediction. */
export type NewTrace = NewStudy & Asked;

/** A trace that this process makes. */
export type TraceClaim = StudyClaim & Asked;

/** What a finished trace gave. */
export interface FinishedTrace {
  readonly result: TraceResult;
  /** Version of gradlens. */
  readonly productVersion: string;
  /** Names, in the order of the columns of `effects`. */
  readonly layers: readonly string[];
  readonly steps: number;
  /** Estimated effect of each decision, `[steps * layers]`, row by row. */
  readonly effects: Float32Array;
}

/** A trace as it is stored, without its packed effects. */
export interface TraceRow extends StudyRow, Asked {
  /** Null until it is completed. */
  readonly result: TraceResult | null;
  /** Steps and layers of the estimated effects; null until it is completed. */
  readonly steps: number | null;
  readonly layers: readonly string[] | null;
  /** Why the effects are not stored; null where they are. */
  readonly effectsLeftOut: string | null;
}

/** Most estimated effects that are stored with a trace: 16 MB. */
export const MOST_EFFECTS = 4_000_000;

/** Traces: asked for, made by a worker, kept. */
export const traceStudies: Studies<NewTrace, TraceClaim, FinishedTrace> = studiesOf({
  kind: 'trace',
  method: 'metagradient, counterfactual replay',
  asked: ['question', 'effort'],
  found: ({ layers, steps, effects }) => {
    const isLarge = effects.length > MOST_EFFECTS;
    return {
      ...{ layers, steps },
      effects: isLarge ? null : Buffer.from(effects.buffer, effects.byteOffset, effects.byteLength),
      effects_left_out: isLarge ? `${effects.length} effects are more than the ${MOST_EFFECTS} that are stored` : null,
    };
  },
});

const SOURCE: StudySource = { kind: 'trace', columns: ', s.question, s.effort, s.steps, s.layers, s.effects_left_out as "effectsLeftOut"' };

/** Traces, newest first. */
export async function listTraces(store: StorePool, filter: StudyFilter): Promise<StudyPage<TraceRow>> {
  const page = await listStudies<TraceRow>(store, SOURCE, filter);
  return { ...page, rows: page.rows.map(graded) };
}

/** One trace, or null. */
export async function findTrace(store: StorePool, uuid: string): Promise<TraceRow | null> {
  const row = await findStudy<TraceRow>(store, SOURCE, uuid);
  return row === null ? null : graded(row);
}

/** The traces of these uuids that are there, in any order. */
export async function findTraces(store: StorePool, uuids: readonly string[]): Promise<TraceRow[]> {
  return (await findStudies<TraceRow>(store, SOURCE, uuids)).map(graded);
}

function graded(row: TraceRow): TraceRow {
  return row.result === null ? row : { ...row, result: withGrades(row.result) };
}

/** The estimated effects of a completed trace, `[steps * layers]`, row by row; null where none are stored. */
export async function readTraceEffects({ pool }: StorePool, uuid: string): Promise<Float32Array | null> {
  const { rows } = await pool.query<{ effects: Buffer | null }>('select effects from trace where trace = $1', [uuid]);
  const bytes = rows[0]?.effects ?? null;
  // a copy: a float array must begin at a multiple of four
  return bytes === null ? null : new Float32Array(new Uint8Array(bytes).buffer);
}
