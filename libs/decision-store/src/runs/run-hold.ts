import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';

import type { RunUuid } from '#libs/contracts';
import pg from 'pg';

import type { Store, StorePool } from '../open/store.js';
import { backoffMs } from '../open/retry.js';

/** An exclusive claim on something of a run, for as long as this process lives. */
export interface RunHold {
  release(): Promise<void>;
}

/** What of a run is held: its execution, or the evaluation of rules over it. */
export type HoldKind = 'execution' | 'rules';

/**
 * Claims the execution of a run: null when another process has it. The claim is an advisory lock of a connection of its
 * own, so the death of the process ends it at once; after a restart of the server it is claimed again.
 */
export function holdRun(store: Pick<Store, 'connectionString'>, uuid: RunUuid): Promise<RunHold | null> {
  return hold(store.connectionString, holdKey('execution', uuid));
}

/** Who has a run, as far as the server knows. */
export interface RunHolder {
  /** Process and host, as the holder gave them: "process 4711 on gpu7". */
  readonly name: string;
  readonly since: Date;
}

/** Who holds the execution of a run at this moment; null when nobody does. */
export async function runHolder({ pool }: StorePool, uuid: RunUuid): Promise<RunHolder | null> {
  const { rows } = await pool.query<RunHolder>(
    `select regexp_replace(a.application_name, '^gradlens [a-z]+: ', '') as name, a.backend_start as since
     from pg_locks l join pg_stat_activity a on a.pid = l.pid
     where l.locktype = 'advisory' and l.granted and l.objsubid = 1
       and l.database = (select oid from pg_database where datname = current_database())
       and ((l.classid::bigint << 32) | l.objid::bigint) = hashtextextended($1, 0)`,
    [holdKey('execution', uuid)],
  );
  return rows[0] ?? null;
}

/** What pg_stat_activity shows of a hold; at most 63 bytes. */
export function holderName(key: string): string {
  const [, kind = ''] = key.split(' ');
  return `gradlens ${kind}: process ${process.pid} on ${hostname()}`.slice(0, 63);
}

/** The text whose hash is the advisory lock of a hold. */
export function holdKey(kind: HoldKind, uuid: RunUuid): string {
  return `hold ${kind} ${uuid}`;
}

/** Takes the advisory lock of `key` on a connection of its own; null when it is taken. */
export async function hold(connectionString: string, key: string): Promise<RunHold | null> {
  let released = false;
  let current: pg.Client | null = null;

  const claim = async (): Promise<boolean> => {
    const client = new pg.Client({ connectionString, application_name: holderName(key), keepAlive: true });
    client.on('error', () => undefined); // 'end' follows and claims again
    await client.connect();
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as taken', [key]);
    if (rows[0]?.taken !== true || released) {
      await client.end();
      return false;
    }
    current = client;
    client.on('end', () => {
      current = null;
      if (!released) void claimAgain();
    });
    return true;
  };
  const claimAgain = async (): Promise<void> => {
    // a database that stays away keeps nobody: the process may end while this waits
    for (let attempt = 0; !released; attempt++) {
      await delay(backoffMs(attempt), undefined, { ref: false });
      const claimed = await claim().catch(() => false); // still away: the next round tells
      if (claimed) return;
    }
  };

  if (!(await claim())) return null;
  return {
    release: async () => {
      released = true;
      await current?.end();
    },
  };
}
