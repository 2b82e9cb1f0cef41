import type pg from 'pg';
import type { DataSource } from 'typeorm';

/** An open database: everything in decision-store takes it as its first argument. */
export interface Store {
  /** TypeORM, for Nest modules and migrations; a small pool of its own. */
  readonly dataSource: DataSource;
  /** For plain SQL. `bigint` comes back as a number (ids and steps stay below 2^53). */
  readonly pool: pg.Pool;
  /** For whoever needs a connection of their own (recorder, LISTEN, worker threads). Holds the password: never log it. */
  readonly connectionString: string;
  /** Whether it is the embedded server. */
  readonly embedded: boolean;
  /** Ends all connections; the last process out stops the embedded server. Calling it again does nothing. */
  close(): Promise<void>;
}

/** What most functions need of a store: only its pool. */
export type StorePool = Pick<Store, 'pool'>;
