import { LIVE_STATES } from '#libs/contracts';

import type { StorePool } from '../open/store.js';
import { isExecutorLive } from '../queue/executors.js';

/** What waits for a process to do it. */
export interface ServiceFigures {
  /** Runs that wait for an executor, and for how long the first of them has. Unit: s. */
  readonly queuedRuns: number;
  readonly queuedSeconds: number;
  /** Whether a process works the queue. */
  readonly hasExecutor: boolean;
  /** Traces, impacts and reports that wait for one. */
  readonly queuedStudies: number;
  /** Runs that train, whose rules have not seen all that is recorded and have done nothing for {@link QUIET_SECONDS}; and since when, at most. Unit: s. */
  readonly behindRuns: number;
  readonly behindSeconds: number;
}

/** Rules look every two seconds; after so long without a look, with something to look at, they stand still. Unit: s. */
export const QUIET_SECONDS = 60;

const LOOKED = 'coalesce(s.updated_at, r.started_at, r.created_at)';
const BEHIND = `r.state = any($1) and i.last_step > coalesce(s.last_step, -1) and ${LOOKED} < now() - make_interval(secs => $2::double precision)`;

/** Reads {@link ServiceFigures}: a row per run that has not ended. */
export async function readServiceFigures({ pool }: StorePool): Promise<ServiceFigures> {
  const { rows } = await pool.query<Omit<ServiceFigures, 'hasExecutor'>>(
    `select count(*) filter (where r.state = 'queued')::int as "queuedRuns",
       coalesce(extract(epoch from now() - min(r.created_at) filter (where r.state = 'queued')), 0)::double precision as "queuedSeconds",
       ((select count(*) from trace where state = 'queued') + (select count(*) from impact where state = 'queued') + (select count(*) from report where state = 'queued'))::int as "queuedStudies",
       count(*) filter (where ${BEHIND})::int as "behindRuns",
       coalesce(extract(epoch from now() - min(${LOOKED}) filter (where ${BEHIND})), 0)::double precision as "behindSeconds"
     from run r left join ingest_state i on i.run_id = r.run_id left join rule_state s on s.run_id = r.run_id
     where r.state in ('queued', 'running', 'paused')`,
    [LIVE_STATES, QUIET_SECONDS],
  );
  return { queuedRuns: 0, queuedSeconds: 0, queuedStudies: 0, behindRuns: 0, behindSeconds: 0, ...rows[0], hasExecutor: await isExecutorLive({ pool }) };
}
