import type pg from 'pg';

import type { StorePool } from './store.js';

/** Runs `work` on one connection that sees one state of the database and can change nothing. */
export async function snapshot<T>({ pool }: StorePool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin isolation level repeatable read read only');
    return await work(client);
  } finally {
    // nothing was changed: there is nothing to keep
    await client.query('rollback').catch((error: unknown) => {
      broken = error as Error; // the pool drops the connection
    });
    client.release(broken);
  }
}
