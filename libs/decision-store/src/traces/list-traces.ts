import type { RunUuid } from '#libs/contracts';

import type { StorePool } from '../open/store.js';
import { SELECT_TRACE, toTraceRow, type TraceRow } from './trace-row.js';

/** What {@link listTraces} is asked for. */
export interface TraceFilter {
  readonly run?: RunUuid | undefined;
  /** Only of this record: `test:17`. */
  readonly record?: string | undefined;
  /** At most so many. */
  readonly first: number;
  /** Continue behind this one. */
  readonly after?: string | undefined;
}

/** Traces, newest first. `total` counts all that match. */
export async function listTraces({ pool }: StorePool, { run, record, first, after }: TraceFilter): Promise<{ traces: TraceRow[]; hasNext: boolean; total: number }> {
  if (!Number.isInteger(first) || first < 1) throw new RangeError(`first must be an integer from 1 on, got ${first}`);
  const page = await pool.query<TraceRow>(
    `${SELECT_TRACE} where ($1::uuid is null or r.uuid = $1) and ($2::uuid is null or t.trace < $2) and ($4::text is null or t.question ->> 'record' = $4) order by t.trace desc limit $3`,
    [run, after, first + 1, record],
  );
  const count = await pool.query<{ total: number }>('select count(*) as total from trace t join run r on r.run_id = t.run_id where ($1::uuid is null or r.uuid = $1) and ($2::text is null or t.question ->> \'record\' = $2)', [run, record]);
  return { traces: page.rows.slice(0, first).map(toTraceRow), hasNext: page.rows.length > first, total: count.rows[0]?.total ?? 0 };
}

/** One trace, or null. */
export async function findTrace({ pool }: StorePool, uuid: string): Promise<TraceRow | null> {
  const { rows } = await pool.query<TraceRow>(`${SELECT_TRACE} where t.trace = $1`, [uuid]);
  return rows[0] === undefined ? null : toTraceRow(rows[0]);
}

/** The estimated effects of a completed trace, `[steps * layers]`, row by row; null where none are stored. */
export async function readTraceEffects({ pool }: StorePool, uuid: string): Promise<Float32Array | null> {
  const { rows } = await pool.query<{ effects: Buffer | null }>('select effects from trace where trace = $1', [uuid]);
  const bytes = rows[0]?.effects ?? null;
  // a copy: a float array must begin at a multiple of four
  return bytes === null ? null : new Float32Array(new Uint8Array(bytes).buffer);
}
