import type { PoolClient } from 'pg';

import type { SignedHead } from '#libs/audit';
import type { Clock } from '#libs/contracts';
import { type LedgerKeys, openShipper, type SealedFrame, type Store } from '#libs/decision-store';

/** Signs frames and writes them into the ledger of one attempt. One user at a time. */
export interface FrameShipper {
  /** Commits frames together, those that are not committed already. Returns only after the commit. */
  ship(frames: readonly SealedFrame[]): Promise<void>;
  /** Compacts what is closed; `isEnd`: what is open too. */
  settle(isEnd: boolean): Promise<void>;
}

/** The attempt whose frames are shipped. */
export interface FrameTarget {
  readonly runUuid: string;
  readonly runId: number;
  readonly attempt: number;
}

/** Opens the shipper of an attempt. */
export type OpenFrameShipper = (target: FrameTarget) => FrameShipper;

/** What the shippers of the ledger need. */
export interface LedgerShipperParts {
  readonly store: Pick<Store, 'pool'>;
  readonly clock: Clock;
  /** Keys of this machine; asked for at the first shipment. */
  readonly keys: () => LedgerKeys;
  readonly onHead: (head: SignedHead, isForced: boolean) => void;
}

/** Committed means durable, whatever the default of the database is; a stricter default stays. */
const DURABLE = "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'";

/** Shippers that write the ledger over connections of the pool. */
export function ledgerShippers({ store, clock, keys, onHead }: LedgerShipperParts): OpenFrameShipper {
  const connected = async (work: (client: PoolClient) => Promise<unknown>): Promise<void> => {
    const client = await store.pool.connect();
    let isBroken = true;
    try {
      await work(client);
      isBroken = false;
    } finally {
      client.release(isBroken); // a transaction that was left open goes with its connection
    }
  };
  return (target) => {
    const shipper = openShipper({ target, keys: keys(), clock, onHead });
    return {
      ship: (frames) =>
        connected(async (client) => {
          await client.query(DURABLE);
          await shipper.ship(client, frames);
        }),
      settle: (isEnd) => connected((client) => shipper.settle(client, isEnd)),
    };
  };
}
