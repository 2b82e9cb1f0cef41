import { DECISION_FLAGS, SERIES_MEASURES } from '#libs/contracts';
import { MEASURE_COLUMN } from '../ledger/chunk-columns.js';
import { findRunId, refindRunId } from './find-ledger.js';
/**
 * The exceptional decisions of a run with the greatest values of a measure. By gradient norm it reads no more than `limit`
 * events for each combination of flags that occurs; by another measure it sorts all events with these flags. Retention
 * keeps events.
 *
 * @throws InputError for an unknown run. @throws RangeError when `limit` is not a positive integer.
 */
export async function topEvents(store, uuid, query) {
    const { measure = 'gradNorm', limit } = query;
    if (!Number.isInteger(limit) || limit < 1)
        throw new RangeError(`limit must be an integer > 0, got ${String(limit)}`);
    const runId = await findRunId(store, uuid);
    const { rows } = await store.pool.query({ name: `top-events ${measure}`, text: eventSql(MEASURE_COLUMN[measure]), values: [runId, maskOf(query), limit] });
    const [found] = rows;
    if (found?.events)
        return unpack(found.events, found.layers);
    await refindRunId(store, uuid);
    return [];
}
/** Bits of the flags asked for; all when none is named. */
function maskOf({ flags }) {
    return flags?.reduce((bits, flag) => bits | DECISION_FLAGS[flag], 0) ?? -1;
}
/** Bytes of one event: step, layer and flags, measures. */
const EVENT_BYTES = 16 + 4 * SERIES_MEASURES.length;
function unpack(events, layers) {
    return Array.from({ length: events.length / EVENT_BYTES }, (_, i) => {
        const at = i * EVENT_BYTES;
        const measures = SERIES_MEASURES.map((measure, m) => [measure, events.readFloatBE(at + 16 + 4 * m)]);
        return {
            step: Number(events.readBigInt64BE(at)),
            layer: layers[events.readInt32BE(at + 8)] ?? '',
            flags: events.readInt32BE(at + 12),
            ...Object.fromEntries(measures),
        };
    });
}
const PACKED = [
    'int8send(e.step)',
    'int8send((e.layer::bigint << 32) + e.flags)',
    ...SERIES_MEASURES.map((measure) => `float4send(e.${MEASURE_COLUMN[measure]})`),
].join(' || ');
/** Goes from one combination of flags to the next by the index on (run_id, flags, grad_norm): there are 63 at most. */
function eventSql(column) {
    return `with recursive combination (flags) as (
      (select e.flags from decision_event e where e.run_id = $1 order by e.flags limit 1)
      union all
      select (select e.flags from decision_event e where e.run_id = $1 and e.flags > c.flags order by e.flags limit 1)
      from combination c where c.flags is not null)
    select string_agg(${PACKED}, '' order by e.${column} desc, e.step, e.layer) as events,
      array(select name from run_layer l where l.run_id = $1 order by layer) as layers
    from (
      select e.* from combination c cross join lateral (
        select * from decision_event e where e.run_id = $1 and e.flags = c.flags order by e.${column} desc limit $3) e
      where c.flags & $2::integer <> 0 order by e.${column} desc, e.step, e.layer limit $3) e`;
}
//# sourceMappingURL=top-events.js.map