import type { GroupCounts, RunUuid } from '#libs/contracts';

import type { StorePool } from '../open/store.js';
import { decodeAllNumbers } from '../runs/json-numbers.js';

/** Counts of groups after some step. */
export interface GroupPoint {
  readonly step: number;
  readonly groups: readonly GroupCounts[];
  /** 95 % bootstrap intervals of the gaps by their names; null but at the end of a run. */
  readonly ci95: Readonly<Record<string, readonly [number, number]>> | null;
}

/** Counts of the groups of an attribute, or of an intersection, over the course of a run. */
export interface GroupSeries {
  readonly attributes: readonly string[];
  readonly threshold: number;
  /** Name of the positive class. */
  readonly positive: string;
  /** By step; at least one. */
  readonly points: readonly GroupPoint[];
}

interface Row extends GroupPoint, Omit<GroupSeries, 'points'> {}

/** Group metrics of a run over time: each attribute, then intersections. */
export async function listGroupSeries({ pool }: StorePool, run: RunUuid): Promise<GroupSeries[]> {
  const { rows } = await pool.query<Row>(
    `select g.attributes, g.step, g.threshold, g.positive, g.groups, g.ci95 from group_metric g join run r on r.run_id = g.run_id
     where r.uuid = $1 order by cardinality(g.attributes), g.attributes, g.step`,
    [run],
  );
  const byAttributes = new Map<string, GroupSeries & { readonly points: GroupPoint[] }>();
  for (const { attributes, step, threshold, positive, groups, ci95 } of rows) {
    const key = JSON.stringify(attributes);
    const series = byAttributes.get(key) ?? { attributes, threshold, positive, points: [] };
    // the names of groups may be words for numbers; those of gaps are not
    series.points.push({ step, groups, ci95: decodeAllNumbers(ci95) });
    byAttributes.set(key, series);
  }
  return [...byAttributes.values()];
}
