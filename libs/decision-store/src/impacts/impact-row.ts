import type { ImpactEffort, ImpactResult, RunUuid, TraceState } from '#libs/contracts';

import type { StorePool } from '../open/store.js';
import { decodeAllNumbers } from '../runs/json-numbers.js';

/** By which an impact is made. */
export const IMPACT_METHOD = 'replay without scaling, seed replicas, energy distance';

/** An impact as it is stored. Times are UTC. */
export interface ImpactRow {
  readonly uuid: string;
  readonly run: RunUuid;
  readonly effort: ImpactEffort;
  /** As of a trace. */
  readonly state: TraceState;
  /** Share of the work that is done, 0 to 1. */
  readonly progress: number;
  /** What is being done, in words. */
  readonly stage: string;
  /** Counts the times a process took it up, from 1; 0 before the first. */
  readonly attempt: number;
  readonly method: string;
  /** Version of gradlens that made it; null before it is completed. */
  readonly productVersion: string | null;
  /** Null until it is completed. */
  readonly result: ImpactResult | null;
  readonly by: string;
  readonly reason: string;
  /** Who cancelled it; null where nobody did. */
  readonly endedBy: string | null;
  /** Why it failed or was cancelled. */
  readonly problem: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
}

const SELECT_IMPACT = `select i.impact as uuid, r.uuid as run, i.effort, i.state, i.progress, i.stage, i.attempt, i.method,
    i.product_version as "productVersion", i.result, i."by", i.reason, i.ended_by as "endedBy", i.problem,
    i.created_at as "createdAt", i.started_at as "startedAt", i.ended_at as "endedAt"
  from impact i join run r on r.run_id = i.run_id`;

/** What {@link listImpacts} is asked for. */
export interface ImpactFilter {
  readonly run?: RunUuid | undefined;
  /** At most so many. */
  readonly first: number;
  /** Continue behind this one. */
  readonly after?: string | undefined;
}

/** Impacts, newest first. `total` counts all that match. */
export async function listImpacts({ pool }: StorePool, { run, first, after }: ImpactFilter): Promise<{ impacts: ImpactRow[]; hasNext: boolean; total: number }> {
  if (!Number.isInteger(first) || first < 1) throw new RangeError(`first must be an integer from 1 on, got ${first}`);
  const page = await pool.query<ImpactRow>(
    `${SELECT_IMPACT} where ($1::uuid is null or r.uuid = $1) and ($2::uuid is null or i.impact < $2) order by i.impact desc limit $3`,
    [run, after, first + 1],
  );
  const count = await pool.query<{ total: number }>('select count(*) as total from impact i join run r on r.run_id = i.run_id where ($1::uuid is null or r.uuid = $1)', [run]);
  return { impacts: page.rows.slice(0, first).map(toImpactRow), hasNext: page.rows.length > first, total: count.rows[0]?.total ?? 0 };
}

/** One impact, or null. */
export async function findImpact({ pool }: StorePool, uuid: string): Promise<ImpactRow | null> {
  const { rows } = await pool.query<ImpactRow>(`${SELECT_IMPACT} where i.impact = $1`, [uuid]);
  return rows[0] === undefined ? null : toImpactRow(rows[0]);
}

/** With the non-finite numbers of its result back. */
function toImpactRow(row: ImpactRow): ImpactRow {
  return { ...row, result: decodeAllNumbers(row.result) };
}
