import { DECISION_FLAGS, SERIES_MEASURES } from '#libs/contracts';
import type { DecisionFlag, RunUuid, SeriesMeasure } from '#libs/contracts';

import { MEASURE_COLUMN } from '../ledger/chunk-columns.js';
import type { StorePool } from '../open/store.js';

import { findRunId } from './find-ledger.js';

/** One exceptional decision: a flag, or a gradient norm that is not finite. */
export interface DecisionEvent extends Readonly<Record<SeriesMeasure, number>> {
  readonly step: number;
  /** Name of the layer. */
  readonly layer: string;
  /** Bits of DECISION_FLAGS; never 0. */
  readonly flags: number;
}

/** Which events are read. */
export interface EventQuery {
  /** Greatest value of this measure first, NaN before all. Default gradNorm, the one with an index. */
  readonly measure?: SeriesMeasure | undefined;
  /** Only events with any of these flags; all events when absent. */
  readonly flags?: readonly DecisionFlag[] | undefined;
  /** At most so many. */
  readonly limit: number;
}

/**
 * The exceptional decisions of a run with the greatest values of a measure. By gradient norm it reads no more than `limit`
 * events for each combination of flags that occurs; by another measure it sorts all events with these flags. Retention
 * keeps events.
 *
 * @throws InputError for an unknown run. @throws RangeError when `limit` is not a positive integer.
 */
export async function topEvents(store: StorePool, uuid: RunUuid, query: EventQuery): Promise<DecisionEvent[]> {
  const { measure = 'gradNorm', flags, limit } = query;
  if (!Number.isInteger(limit) || limit < 1) throw new RangeError(`limit must be an integer > 0, got ${String(limit)}`);
  const mask = flags?.reduce((bits, flag) => bits | DECISION_FLAGS[flag], 0) ?? -1;
  const runId = await findRunId(store, uuid);
  const { rows } = await store.pool.query<DecisionEvent>({ name: `top-events ${measure}`, text: eventSql(MEASURE_COLUMN[measure]), values: [runId, mask, limit] });
  return rows.map(({ step, layer, flags: bits, ...row }) => ({ step, layer, flags: bits, ...measuresOf(row) }));
}

/** A real comes as the shortest text that tells it apart: as a double that is another number. */
function measuresOf(row: Readonly<Record<SeriesMeasure, number>>): Record<SeriesMeasure, number> {
  return Object.fromEntries(SERIES_MEASURES.map((measure) => [measure, Math.fround(row[measure])])) as Record<SeriesMeasure, number>;
}

const COLUMNS = SERIES_MEASURES.map((measure) => `e.${MEASURE_COLUMN[measure]} as "${measure}"`).join(', ');

/** Goes from one combination of flags to the next by the index on (run_id, flags, grad_norm): there are 63 at most. */
function eventSql(column: string): string {
  return `with recursive combination (flags) as (
      (select e.flags from decision_event e where e.run_id = $1 order by e.flags limit 1)
      union all
      select (select e.flags from decision_event e where e.run_id = $1 and e.flags > c.flags order by e.flags limit 1)
      from combination c where c.flags is not null)
    select e.step, l.name as layer, e.flags, ${COLUMNS}
    from (
      select e.* from combination c cross join lateral (
        select * from decision_event e where e.run_id = $1 and e.flags = c.flags order by e.${column} desc limit $3) e
      where c.flags & $2::integer <> 0 order by e.${column} desc, e.step, e.layer limit $3) e
    join run_layer l on l.run_id = e.run_id and l.layer = e.layer order by e.${column} desc, e.step, e.layer`;
}
