import type { RunUuid, TraceState } from '#libs/contracts';

import type { StorePool } from '../open/store.js';
import { transaction } from '../open/transaction.js';
import { notifyTrace } from './notify-trace.js';

/** What became of the wish to cancel a trace. */
export type TraceCancelOutcome =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'no-trace' }
  /** It had ended before. */
  | { readonly kind: 'ended'; readonly state: TraceState };

/** Cancels a trace: a queued one is never made; the process that makes one notices within a second or two and ends. */
export async function cancelTrace(store: StorePool, uuid: string, { by, reason }: { readonly by: string; readonly reason: string }): Promise<TraceCancelOutcome> {
  return await transaction(store, async (client) => {
    const { rows } = await client.query<{ run: RunUuid }>(
      `update trace t set state = 'cancelled', ended_by = $2, problem = $3, ended_at = now() from run r
       where r.run_id = t.run_id and t.trace = $1 and t.state in ('queued', 'running') returning r.uuid as run`,
      [uuid, by, reason],
    );
    if (rows[0] !== undefined) {
      await notifyTrace(client, rows[0].run);
      return { kind: 'cancelled' };
    }
    const found = await client.query<{ state: TraceState }>('select state from trace where trace = $1', [uuid]);
    return found.rows[0] === undefined ? { kind: 'no-trace' } : { kind: 'ended', state: found.rows[0].state };
  });
}
