import { InputError, type RunUuid } from '#libs/contracts';

import type { StorePool } from '../open/store.js';
import { transaction } from '../open/transaction.js';
import type { PredictionDetail } from './keep-predictions.js';

/** What `like` matches of records that are in no split of the data: `new:` and the pseudonym. */
export const NEW_RECORDS = 'new:%';

/** Whether a record is in no split of the data: somebody registered it with its score. */
export function isNewRecord(record: string): boolean {
  return record.startsWith('new:');
}

/** A record that is in no split, scored. */
export interface NewRecord extends Omit<PredictionDetail, 'label'> {
  readonly score: number;
  /** Index of the class decided for, with more than two classes; else null. */
  readonly decided: number | null;
}

/** New records that a person registers as sensitive, and why. */
export interface NewRecordsRegistration {
  readonly run: RunUuid;
  readonly by: string;
  readonly reason: string;
  /** Updates that the run has made by now, and those that the weights have seen which gave the scores. */
  readonly step: number;
  readonly scoreStep: number;
  /** Of two classes the positive one last; null where a number is predicted. */
  readonly classNames: readonly string[] | null;
  readonly records: readonly NewRecord[];
}

/**
 * Registers new records as sensitive predictions of a run with their scores; one that was registered before stays as it was. The run's
 * events say of each who did it, and why: of the record only its pseudonym.
 *
 * @returns the pseudonyms that were not registered before.
 * @throws InputError when there is no such run.
 */
export async function registerNewRecords(store: StorePool, { run, by, reason, step, scoreStep, classNames, records }: NewRecordsRegistration): Promise<string[]> {
  return await transaction(store, async (client) => {
    const found = await client.query<{ runId: number }>('select run_id as "runId" from run where uuid = $1', [run]);
    const runId = found.rows[0]?.runId;
    if (runId === undefined) throw new InputError({ source: null, path: 'run', value: JSON.stringify(run), allowed: 'the uuid of a recorded run' });
    const { rows } = await client.query<{ pseudonym: string }>(
      `insert into prediction (run_id, pseudonym, record, "by", reason, registered_step, score, score_step, class_names, decided)
       select $1, u.pseudonym, 'new:' || u.pseudonym, $2, $3, $4, u.score, $5, $6, u.decided from unnest($7::text[], $8::real[], $9::smallint[]) u (pseudonym, score, decided) on conflict do nothing returning pseudonym`,
      [runId, by, reason, step, scoreStep, classNames, ...(['pseudonym', 'score', 'decided'] as const).map((column) => records.map((record) => record[column]))],
    );
    const registered = rows.map(({ pseudonym }) => pseudonym);
    await client.query(
      `insert into run_event (run_id, step, kind, detail) select $1, $2, 'prediction-registered', jsonb_build_object('pseudonym', u.pseudonym, 'by', $3::text, 'reason', $4::text) from unnest($5::text[]) u (pseudonym)`,
      [runId, step, by, reason, registered],
    );
    await client.query(
      `insert into prediction_detail (run_id, pseudonym, label, protected, features)
       select $1, u.pseudonym, '', u.protected, nullif(u.features, 'null'::jsonb) from jsonb_to_recordset($2::jsonb) u (pseudonym text, protected jsonb, features jsonb)
       where u.pseudonym = any($3::text[]) on conflict do nothing`,
      [runId, JSON.stringify(records.map(({ pseudonym, protected: values, features }) => ({ pseudonym, protected: values, features }))), registered],
    );
    return registered;
  });
}
