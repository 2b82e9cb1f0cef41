import type { RunUuid } from '#libs/contracts';

import type { StorePool } from '../open/store.js';

/** Who waits for a command of a run. */
export interface CommandWait {
  readonly run: RunUuid;
  /** Only commands with higher numbers count. */
  readonly after: number;
}

/** The runs among those waited for that have a command with a higher number that nobody acknowledged: one question for all. */
export async function runsWithCommands(store: StorePool, waits: readonly CommandWait[]): Promise<Set<RunUuid>> {
  const { rows } = await store.pool.query<{ uuid: RunUuid }>(
    `select distinct r.uuid from unnest($1::uuid[], $2::int[]) as w(uuid, after) join run r on r.uuid = w.uuid
     join run_command c on c.run_id = r.run_id and c.seq > w.after and c.acked_at is null`,
    [waits.map(({ run }) => run), waits.map(({ after }) => after)],
  );
  return new Set(rows.map(({ uuid }) => uuid));
}
