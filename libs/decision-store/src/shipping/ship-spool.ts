import type { Clock, RunUuid } from '#libs/contracts';
import { messageOf } from '#libs/contracts';

import { openAnchor } from '../anchor/open-anchor.js';
import { openKeyring } from '../keys/open-keyring.js';
import { openSession } from '../open/session.js';
import type { Session } from '../open/session.js';
import { holdRun } from '../runs/run-hold.js';
import { openSpool, readSpoolMeta, spoolFolder, SpoolHeldError } from '../spool/index.js';
import type { Spool } from '../spool/index.js';
import { shipLateFrames } from './late-frames.js';
import { nextBatch } from './next-batch.js';
import { LedgerRefusedError } from './refused.js';
import { openShipper } from './shipper.js';
import type { Shipper } from './shipper.js';

/** What shipping a leftover spool needs. */
export interface ShipSpoolOptions {
  readonly connectionString: string;
  readonly home: string;
  readonly run: RunUuid;
  readonly clock: Clock;
  readonly anchorFile?: string | undefined;
  readonly anchorUrl?: string | undefined;
  /** How long a database that does not answer is waited for. Unit: ms. */
  readonly patienceMs?: number;
  /** Told after each shipment. */
  readonly onProgress?: (shipped: { readonly frames: number; readonly left: number }) => void;
}

/**
 * What became of a leftover spool. `shipped`: the ledger has all of it, and it is gone. `nothing`: there was none.
 * `held`: a live process is writing it, or executing the run. `refused`: the ledger does not take it; it stays, and
 * `problem` says why. `unreachable`: the database did not answer; it stays.
 */
export type SpoolDelivery =
  | { readonly kind: 'shipped'; readonly frames: number }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'held'; readonly pid: number | null }
  | { readonly kind: 'refused'; readonly problem: string }
  | { readonly kind: 'unreachable'; readonly problem: string };

const PATIENCE_MS = 10_000;

/**
 * Ships what the dead recorder of a run left on this machine's disk. Frames of an attempt that was taken over meanwhile
 * are compared with the ledger, and what that does not have is added.
 *
 * @throws SpoolDamagedError when the spool holds bytes that are not what was written.
 */
export async function shipSpool(options: ShipSpoolOptions): Promise<SpoolDelivery> {
  const folder = spoolFolder(options.home, options.run);
  const meta = readSpoolMeta(folder);
  if (meta === null) return { kind: 'nothing' };
  let spool: Spool;
  try {
    spool = openSpool({ folder, meta });
  } catch (error) {
    if (error instanceof SpoolHeldError) return { kind: 'held', pid: error.pid };
    throw error;
  }
  try {
    return await deliver(options, spool);
  } catch (error) {
    if (error instanceof LedgerRefusedError) return { kind: 'refused', problem: error.message };
    throw error;
  } finally {
    if (spool.acknowledged === spool.lastSeq) spool.remove();
    else spool.close();
  }
}

async function deliver(options: ShipSpoolOptions, spool: Spool): Promise<SpoolDelivery> {
  const { connectionString, clock, patienceMs = PATIENCE_MS } = options;
  const away: { since: number | null } = { since: null };
  const session = openSession({
    connectionString,
    applicationName: `gradlens ship ${options.run}`,
    onProblem: (problem) => {
      away.since = problem === null ? null : (away.since ?? clock.elapsed());
    },
    giveUp: () => away.since !== null && clock.elapsed() - away.since >= patienceMs,
  });
  try {
    return await shipAll(options, spool, session);
  } catch (error) {
    if (error instanceof LedgerRefusedError || away.since === null) throw error;
    return { kind: 'unreachable', problem: messageOf(error) };
  } finally {
    await session.end();
  }
}

async function shipAll(options: ShipSpoolOptions, spool: Spool, session: Session): Promise<SpoolDelivery> {
  const hold = await session.run(() => holdRun(options, options.run));
  if (hold === null) return { kind: 'held', pid: null };
  const anchor = openAnchor({ home: options.home, file: options.anchorFile, url: options.anchorUrl, clock: options.clock });
  try {
    const ledger = await session.run((client) => findLedger(client, options.run));
    const target = { runUuid: options.run, runId: ledger.runId, attempt: ledger.attempt };
    const shipper = openShipper({ target, keys: openKeyring(options.home), clock: options.clock, onHead: anchor.tell });
    const isCurrent = ledger.attempt === spool.meta.attempt;
    const frames = isCurrent ? await shipInOrder(options, { spool, session, shipper }) : await shipLateFrames({ spool, session, shipper, target, lastSeq: ledger.lastSeq });
    await session.run((client) => shipper.settle(client, true));
    return { kind: 'shipped', frames };
  } finally {
    await anchor.close();
    await hold.release();
  }
}

type LedgerRow = { readonly runId: number; readonly attempt: number; readonly lastSeq: number };

async function findLedger(client: Parameters<Parameters<Session['run']>[0]>[0], run: RunUuid): Promise<LedgerRow> {
  const { rows } = await client.query<LedgerRow>(
    `select i.run_id as "runId", i.attempt, i.last_seq as "lastSeq" from ingest_state i join run r on r.run_id = i.run_id where r.uuid = $1`,
    [run],
  );
  if (rows[0] === undefined) throw new LedgerRefusedError(`the database has no run ${run}: it is another database, or the run was deleted`);
  return rows[0];
}

async function shipInOrder({ onProgress }: ShipSpoolOptions, parts: { spool: Spool; session: Session; shipper: Shipper }): Promise<number> {
  const { spool, session, shipper } = parts;
  let frames = 0;
  for (let batch = nextBatch(spool, spool.acknowledged); batch.length > 0; batch = nextBatch(spool, spool.acknowledged)) {
    const shipment = batch;
    const { lastSeq } = await session.run((client) => shipper.ship(client, shipment));
    frames += batch.length;
    spool.acknowledge(Math.min(Math.max(lastSeq, batch.at(-1)?.seq ?? 0), spool.lastSeq));
    onProgress?.({ frames, left: spool.lastSeq - spool.acknowledged });
  }
  return frames;
}
