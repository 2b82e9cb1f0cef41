import type { RunUuid } from '#libs/contracts';
import type pg from 'pg';

import { RUN_CHANNEL } from '../live/run-channel.js';

/** Tells that a trace of a run changed, or an impact; in a transaction it is told at commit. */
export async function notifyTrace(client: Pick<pg.ClientBase | pg.Pool, 'query'>, run: RunUuid, kind: 'trace' | 'impact' = 'trace'): Promise<void> {
  await client.query('select pg_notify($1, $2)', [RUN_CHANNEL, JSON.stringify({ kind, run })]);
}
