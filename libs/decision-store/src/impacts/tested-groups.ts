import { type GroupCounts, LEAST_GROUP_RECORDS, type RunUuid } from '#libs/contracts';

import type { StorePool } from '../open/store.js';

/**
 * How many groups an impact of a run would test at least, everybody among them, from the groups that were recorded last: those of a large test
 * split are counted over part of it, and a run that recorded none has everybody. More groups make finding anything harder, never easier.
 */
export async function leastTestedGroups({ pool }: StorePool, run: RunUuid): Promise<number> {
  const { rows } = await pool.query<{ groups: readonly GroupCounts[] }>(
    `select distinct on (g.attributes) g.groups from group_metric g join run r on r.run_id = g.run_id where r.uuid = $1 order by g.attributes, g.step desc`,
    [run],
  );
  const counts = rows.map(({ groups }) => groups.map(({ count }) => count));
  const everybody = counts[0]?.reduce((sum, count) => sum + count, 0) ?? LEAST_GROUP_RECORDS;
  return [everybody, ...counts.flat()].filter((count) => count >= LEAST_GROUP_RECORDS).length;
}
