import { isRunUuid, type RunUuid, type TraceState } from '#libs/contracts';

import type { StorePool } from '../open/store.js';
import { decodeAllNumbers } from '../runs/json-numbers.js';
import type { StudyKind, StudyRow } from './study.js';

/** Which studies are listed. */
export interface StudyFilter {
  readonly run?: RunUuid | undefined;
  /** Only of runs of this project. */
  readonly project?: string | undefined;
  /** Only of this record: `test:17`. For kinds that are asked a question. */
  readonly record?: string | undefined;
  readonly state?: TraceState | undefined;
  /** At most so many. */
  readonly first: number;
  /** Continue behind this one. */
  readonly after?: string | undefined;
}

/** A page of studies, newest first. `total` counts all that match. */
export interface StudyPage<Row> {
  readonly rows: Row[];
  readonly hasNext: boolean;
  readonly total: number;
}

/** Where rows of a kind come from; what is selected beside the columns of {@link StudyRow}, as SQL on `s`. */
export interface StudySource {
  readonly kind: StudyKind;
  readonly columns: string;
}

function select({ kind, columns }: StudySource): string {
  return `select s.${kind} as uuid, r.uuid as run, s.state, s.progress, s.stage, s.attempt, s.method, s.product_version as "productVersion", s.result,
      s."by", s.reason, s.ended_by as "endedBy", s.problem, s.created_at as "createdAt", s.started_at as "startedAt", s.ended_at as "endedAt"${columns}
    from ${kind} s join run r on r.run_id = s.run_id`;
}

/** @throws RangeError for a page of nothing. */
export async function listStudies<Row extends StudyRow & { readonly result: unknown }>({ pool }: StorePool, source: StudySource, { run, project, record, state, first, after }: StudyFilter): Promise<StudyPage<Row>> {
  if (!Number.isInteger(first) || first < 1) throw new RangeError(`first must be an integer from 1 on, got ${first}`);
  const { kind } = source;
  const matches = `($1::uuid is null or r.uuid = $1) and ($2::text is null or r.project = $2) and ($3::text is null or s.state = $3)${record === undefined ? '' : ` and s.question ->> 'record' = $4`}`;
  const given = record === undefined ? [run, project, state] : [run, project, state, record];
  const page = await pool.query<Row>(
    `${select(source)} where ${matches} and ($${given.length + 1}::uuid is null or s.${kind} < $${given.length + 1}) order by s.${kind} desc limit $${given.length + 2}`,
    [...given, after, first + 1],
  );
  const count = await pool.query<{ total: number }>(`select count(*) as total from ${kind} s join run r on r.run_id = s.run_id where ${matches}`, given);
  return { rows: page.rows.slice(0, first).map(decoded), hasNext: page.rows.length > first, total: count.rows[0]?.total ?? 0 };
}

/** One study; null where there is none, as for a text that is no uuid. */
export async function findStudy<Row extends StudyRow & { readonly result: unknown }>(store: StorePool, source: StudySource, uuid: string): Promise<Row | null> {
  return isRunUuid(uuid) ? ((await findStudies<Row>(store, source, [uuid]))[0] ?? null) : null;
}

/** The studies of these uuids that are there, in any order. */
export async function findStudies<Row extends StudyRow & { readonly result: unknown }>({ pool }: StorePool, source: StudySource, uuids: readonly string[]): Promise<Row[]> {
  const { rows } = await pool.query<Row>(`${select(source)} where s.${source.kind} = any($1::uuid[])`, [uuids]);
  return rows.map(decoded);
}

/** With the non-finite numbers of its result back. */
function decoded<Row extends { readonly result: unknown }>(row: Row): Row {
  return { ...row, result: decodeAllNumbers(row.result) };
}
