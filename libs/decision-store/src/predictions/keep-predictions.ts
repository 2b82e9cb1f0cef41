import { InputError, type RunUuid } from '#libs/contracts';

import { retrying } from '../open/retrying.js';
import type { StorePool } from '../open/store.js';
import { transaction } from '../open/transaction.js';
import { isErased } from '../retention/erase-record.js';
import { NEW_RECORDS } from './new-records.js';

/** A record whose scores are recorded, or are to be. */
export interface KeptRecord {
  readonly record: string;
  readonly pseudonym: string;
  /** Null where a person registered it and no recording has taken it in. */
  readonly place: number | null;
}

/** Which policies of a run have kept a record by now. */
export interface KeptBy {
  readonly place: number;
  readonly policy: string;
  readonly attribute: string;
}

/** The kept records of a run, in order of place, registered ones of its data last; and by which policies. */
export async function listKept(store: StorePool, run: RunUuid): Promise<{ readonly records: KeptRecord[]; readonly by: KeptBy[] }> {
  return await retrying(async () => {
    const records = await store.pool.query<KeptRecord>('select p.record, p.pseudonym, p.place from prediction p join run r on r.run_id = p.run_id where r.uuid = $1 and (p.place is not null or p.record not like $2) order by p.place nulls last', [run, NEW_RECORDS]);
    const by = await store.pool.query<KeptBy>(
      `select p.place, q.policy, q.attribute from prediction_policy q join prediction p using (run_id, pseudonym) join run r on r.run_id = p.run_id
       where r.uuid = $1 and p.place is not null`,
      [run],
    );
    return { records: records.rows, by: by.rows };
  });
}

/** Records of the data that a person registered and no recording has taken in. */
export async function listRegistered({ pool }: StorePool, run: RunUuid): Promise<KeptRecord[]> {
  const { rows } = await pool.query<KeptRecord>('select p.record, p.pseudonym, p.place from prediction p join run r on r.run_id = p.run_id where r.uuid = $1 and p.place is null and p.record not like $2 order by p.created_at', [run, NEW_RECORDS]);
  return rows;
}

/** What the data say of a record. */
export interface PredictionDetail {
  readonly pseudonym: string;
  /** Name of its class. */
  readonly label: string;
  readonly protected: Readonly<Record<string, string>>;
  readonly features: Readonly<Record<string, string | null>> | null;
}

/** Kept records of a run of which the data's word is not stored. */
export async function listUndetailed({ pool }: StorePool, run: RunUuid): Promise<Pick<KeptRecord, 'record' | 'pseudonym'>[]> {
  const { rows } = await pool.query<Pick<KeptRecord, 'record' | 'pseudonym'>>(
    `select p.record, p.pseudonym from prediction p join run r on r.run_id = p.run_id
     left join prediction_detail d on d.run_id = p.run_id and d.pseudonym = p.pseudonym where r.uuid = $1 and d.run_id is null and p.record not like $2
       and not exists (select from record_erasure e where e.run_id = p.run_id and e.record = p.record)`,
    [run, NEW_RECORDS],
  );
  return rows;
}

/** Stores what the data say of records; what is there stays, and what was erased is not stored again. */
export async function saveDetails({ pool }: StorePool, run: RunUuid, details: readonly PredictionDetail[]): Promise<void> {
  await pool.query(
    `insert into prediction_detail (run_id, pseudonym, label, protected, features)
     select r.run_id, u.pseudonym, u.label, u.protected, nullif(u.features, 'null'::jsonb) from run r,
       jsonb_to_recordset($2::jsonb) u (pseudonym text, label text, protected jsonb, features jsonb) where r.uuid = $1
       and not exists (select from record_erasure e where e.run_id = r.run_id and e.pseudonym = u.pseudonym) on conflict do nothing`,
    [run, JSON.stringify(details)],
  );
}

/** A record that a person registers as sensitive. */
export interface NewRegistration {
  readonly run: RunUuid;
  readonly record: string;
  readonly pseudonym: string;
  readonly by: string;
  readonly reason: string;
  /** Steps of the run by now. */
  readonly step: number;
  /** By the last checkpoint; null where there is none. */
  readonly score: number | null;
  /** Index of the class decided for, with more than two classes; else null. */
  readonly decided?: number | null;
  /** Of two classes the positive one last; null where a number is predicted. */
  readonly classNames?: readonly string[] | null;
}

/**
 * Registers a record as sensitive, and says in the run's events who did, and why: of the record only its pseudonym.
 *
 * @returns the pseudonym that it has: an earlier one where the record was kept before.
 * @throws InputError when there is no such run, the record was erased, or a person has registered it before.
 */
export async function registerPrediction(store: StorePool, { run, record, pseudonym, by, reason, step, score, decided = null, classNames = null }: NewRegistration): Promise<string> {
  return await transaction(store, async (client) => {
    const found = await client.query<{ runId: number }>('select run_id as "runId" from run where uuid = $1', [run]);
    const runId = found.rows[0]?.runId;
    if (runId === undefined) throw new InputError({ source: null, path: 'run', value: JSON.stringify(run), allowed: 'the uuid of a recorded run' });
    if (await isErased(client, run, record)) throw new InputError({ source: null, path: 'register', value: JSON.stringify(record), allowed: 'a record that was not erased' });
    const { rows } = await client.query<{ pseudonym: string }>(
      `insert into prediction as p (run_id, pseudonym, record, "by", reason, registered_step, score, score_step, class_names, decided)
       values ($1, $2, $3, $4, $5, $6, $7, case when $7::real is not null then $6::bigint end, $8, $9)
       on conflict (run_id, record) do update set "by" = excluded."by", reason = excluded.reason, registered_step = excluded.registered_step where p."by" is null returning pseudonym`,
      [runId, pseudonym, record, by, reason, step, score, classNames, decided],
    );
    const kept = rows[0]?.pseudonym;
    if (kept === undefined) throw new InputError({ source: null, path: 'register', value: JSON.stringify(record), allowed: 'a record that nobody has registered before' });
    await client.query(`insert into run_event (run_id, step, kind, detail) values ($1, $2, 'prediction-registered', $3)`, [runId, step, JSON.stringify({ pseudonym: kept, by, reason })]);
    return kept;
  });
}
