import type { RunUuid, SensitivityPolicy } from '#libs/contracts';

import type { StorePool } from '../open/store.js';
import { policyAttributes, type PredictionRow, PROTECTED_ATTRIBUTES, SELECT_PREDICTION, SELECT_PREDICTIONS, type SelectedPrediction, toPredictionRow } from './prediction-row.js';

/** By what predictions are put in order: closest to the threshold, most changed since first recorded, highest score. */
export const PREDICTION_SORTS = ['closeness', 'change', 'score'] as const;

/** One of {@link PREDICTION_SORTS}. */
export type PredictionSort = (typeof PREDICTION_SORTS)[number];

/** What {@link listPredictions} is asked for. */
export interface PredictionFilter {
  readonly run: RunUuid;
  readonly policy?: SensitivityPolicy | undefined;
  readonly sort: PredictionSort;
  /** At most so many. */
  readonly first: number;
  /** Continue behind so many. */
  readonly skip: number;
}

/** A page of predictions. `total` counts all that match. */
export interface PredictionPage {
  readonly predictions: readonly PredictionRow[];
  readonly total: number;
}

/**
 * Sensitive predictions of a run, in order; those without a score last, equals by pseudonym. A run keeps thousands at most, so
 * all are read and put in order here.
 */
export async function listPredictions({ pool }: StorePool, { run, policy, sort, first, skip }: PredictionFilter): Promise<PredictionPage> {
  if (!Number.isInteger(first) || first < 1) throw new RangeError(`first must be an integer from 1 on, got ${first}`);
  const { rows } = await pool.query<SelectedPrediction>(SELECT_PREDICTION, [run]);
  const matching = rows.map(toPredictionRow).filter(({ policies }) => policy === undefined || policies.some((each) => each.policy === policy));
  const sorted = matching.sort((a, b) => rank(a, sort) - rank(b, sort) || (a.pseudonym < b.pseudonym ? -1 : 1));
  return { predictions: sorted.slice(skip, skip + first), total: matching.length };
}

/** Ascending; a number that is not finite, or not there, comes last. */
function rank({ score, firstScore, threshold }: PredictionRow, sort: PredictionSort): number {
  const value = score ?? NaN;
  const by = { closeness: Math.abs(value - threshold), change: -Math.abs(value - (firstScore ?? NaN)), score: -value }[sort];
  return Number.isFinite(by) ? by : Number.MAX_VALUE;
}

/** One prediction, by its pseudonym or its record; or null. */
export async function findPrediction({ pool }: StorePool, run: RunUuid, name: string): Promise<PredictionRow | null> {
  const { rows } = await pool.query<SelectedPrediction>(`${SELECT_PREDICTION} and (p.pseudonym = $2 or p.record = $2)`, [run, name]);
  return rows[0] === undefined ? null : toPredictionRow(rows[0]);
}

/** Those of these records that are sensitive predictions of the run, by record. */
export async function findPredictions({ pool }: StorePool, run: RunUuid, records: readonly string[]): Promise<Map<string, PredictionRow>> {
  if (records.length === 0) return new Map();
  const { rows } = await pool.query<SelectedPrediction>(`${SELECT_PREDICTION} and p.record = any($2::text[])`, [run, records]);
  return new Map(rows.map((row) => [row.record, toPredictionRow(row)]));
}

/** Which prediction of which run. */
export interface PredictionKey {
  readonly run: RunUuid;
  readonly pseudonym: string;
}

/** Sensitive predictions in the order of their keys; those that are gone are left out. */
export async function findPredictionsOf({ pool }: StorePool, keys: readonly PredictionKey[]): Promise<PredictionRow[]> {
  const { rows } = await pool.query<SelectedPrediction>(
    `${SELECT_PREDICTIONS} where (r.uuid, p.pseudonym) in (select * from unnest($1::uuid[], $2::text[]))`,
    [keys.map(({ run }) => run), keys.map(({ pseudonym }) => pseudonym)],
  );
  const found = new Map(rows.map((row) => [`${row.run}:${row.pseudonym}`, toPredictionRow(row)]));
  return keys.flatMap(({ run, pseudonym }) => found.get(`${run}:${pseudonym}`) ?? []);
}

/** What the net sees of a record, column by column; null where it is not stored or the data are no table. */
export async function readFeatures({ pool }: StorePool, run: RunUuid, pseudonym: string): Promise<Readonly<Record<string, string | null>> | null> {
  const { rows } = await pool.query<{ features: Record<string, string | null> | null }>(
    'select d.features from prediction_detail d join run r on r.run_id = d.run_id where r.uuid = $1 and d.pseudonym = $2',
    [run, pseudonym],
  );
  return rows[0]?.features ?? null;
}

/** A score of a prediction after so many steps. */
export interface ScorePoint {
  readonly step: number;
  readonly score: number;
}

/** The recorded scores of the prediction at a place, by step. */
export async function readScores({ pool }: StorePool, run: RunUuid, place: number): Promise<ScorePoint[]> {
  const { rows } = await pool.query<ScorePoint>(
    `select s.step, s.scores[$2::int + 1] as score from prediction_score s join run r on r.run_id = s.run_id
     where r.uuid = $1 and cardinality(s.scores) > $2::int order by s.step`,
    [run, place],
  );
  return rows;
}

/** What a policy of a run said at one recording. Unit: records. */
export interface PolicyCount {
  readonly policy: SensitivityPolicy;
  readonly attribute: string;
  /** The protected attributes that the policy is about; see `PolicyRow`. */
  readonly attributes: readonly string[];
  /** Asked about, true of, and of these kept. */
  readonly looked: number;
  readonly matching: number;
  readonly kept: number;
}

/** What the policies of a run said at its last recording, and when that was; null before the first. */
export async function latestCounts({ pool }: StorePool, run: RunUuid): Promise<{ readonly step: number; readonly threshold: number; readonly counts: readonly PolicyCount[] } | null> {
  const { rows } = await pool.query<{ step: number; threshold: number; counts: Omit<PolicyCount, 'attributes'>[]; attributes: string[] | null }>(
    `select s.step, s.threshold, s.counts, ${PROTECTED_ATTRIBUTES} as attributes from prediction_score s join run r on r.run_id = s.run_id where r.uuid = $1 order by s.step desc limit 1`,
    [run],
  );
  return rows.map(({ step, threshold, counts, attributes }) => ({ step, threshold, counts: counts.map((count) => ({ ...count, attributes: policyAttributes(count, attributes) })) }))[0] ?? null;
}
