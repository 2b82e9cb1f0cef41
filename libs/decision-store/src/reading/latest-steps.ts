import type { RunState, RunUuid } from '#libs/contracts';

import type { StorePool } from '../open/store.js';

/** How far a run's ledger goes. */
export interface LatestStep {
  readonly run: RunUuid;
  readonly state: RunState;
  /** Last committed step; -1 when there is none. */
  readonly lastStep: number;
  /** When it was committed. */
  readonly at: Date;
}

/** The last committed step of every run that was ever started, newest run first; from one row a run, whatever its length. */
export async function latestSteps({ pool }: StorePool): Promise<LatestStep[]> {
  const { rows } = await pool.query<LatestStep>({
    name: 'latest-steps',
    text: `select r.uuid as run, r.state, i.last_step as "lastStep", i.updated_at as at
     from ingest_state i join run r on r.run_id = i.run_id order by r.uuid desc`,
  });
  return rows;
}
