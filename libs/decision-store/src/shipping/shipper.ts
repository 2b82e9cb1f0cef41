import { setImmediate as nextTurn } from 'node:timers/promises';

import { leafHashes, parseFrame } from '#libs/audit';
import type { SignedHead } from '#libs/audit';
import type { Clock } from '#libs/contracts';
import type pg from 'pg';

import { clearFrameRows, frameRows, putFrame } from './frame-rows.js';
import type { FrameRows, NumberedFrame } from './frame-rows.js';
import { extendHead, readLedgerHead, registerKeys } from './ledger-head.js';
import type { LedgerHead, LedgerKeys } from './ledger-head.js';
import { LedgerRefusedError } from './refused.js';
import { openSettling } from './settling.js';
import { shipFrames, stageFrames } from './ship-frames.js';
import type { ShipTarget } from './ship-target.js';

/** A recorded frame. */
export interface SealedFrame {
  readonly seq: number;
  readonly payload: Buffer;
}

/** What a shipper is opened with. */
export interface ShipperOptions {
  readonly target: ShipTarget;
  readonly keys: LedgerKeys;
  readonly clock: Clock;
  /** Told every head that is committed; `isForced` where it ends something: the start, a segment, a run. */
  readonly onHead?: (head: SignedHead, isForced: boolean) => void;
}

/** Writes the frames of a run into its ledger, in order, each exactly once. One user at a time. */
export interface Shipper {
  /**
   * Ships frames in one transaction. Those that are committed already are left out, so after an error the same call on
   * a new connection settles what the lost one may have done.
   *
   * @throws LedgerRefusedError when it can never succeed. @throws Error of the database otherwise.
   */
  ship(client: pg.ClientBase, frames: readonly SealedFrame[]): Promise<ShippedUpTo>;
  /**
   * Hashes and encodes frames that are to be shipped together, letting others in between: while an earlier shipment is
   * under way. At most {@link PREPARED_AHEAD} may be prepared and not shipped.
   */
  prepare(frames: readonly SealedFrame[]): Promise<PreparedFrames>;
  /**
   * Writes the rows of what is prepared in a transaction of `client` that stays open for `shipPrepared`: while an earlier
   * shipment is under way on another connection. What is never sealed is lost with its connection, and nothing else is.
   *
   * @throws Error of the database: then `shipPrepared` writes all of it itself.
   */
  stage(client: pg.ClientBase, prepared: PreparedFrames): Promise<void>;
  /**
   * Ships what is prepared, and staged on `client` or not: all of it, or nothing where all is committed already.
   *
   * @throws as `ship`
   */
  shipPrepared(client: pg.ClientBase, prepared: PreparedFrames): Promise<ShippedUpTo>;
  /** Whether there is something to compact or to roll up. */
  isUnsettled(): boolean;
  /** Compacts and rolls up what is closed; `isEnd`: also what stays open for good. */
  settle(client: pg.ClientBase, isEnd: boolean): Promise<void>;
}

/** Shipments that may be prepared and not shipped. */
export const PREPARED_AHEAD = 2;

/** Consecutive frames with their hashes, and the tuples of their rows. */
export interface PreparedFrames {
  readonly frames: readonly NumberedFrame[];
  readonly rows: FrameRows;
  /** The connection whose open transaction holds the rows; null: none does. */
  stagedOn: pg.ClientBase | null;
}

/** What is committed. */
export interface ShippedUpTo {
  readonly lastSeq: number;
  readonly lastStep: number;
}

/** Opens a shipper; it asks the database for the state of the ledger at the first shipment, and after every error. */
export function openShipper({ target, keys, clock, onHead = () => undefined }: ShipperOptions): Shipper {
  let known: LedgerHead | null = null;
  const settling = openSettling(target);
  const prepare = openPreparing(target);

  const current = async (client: pg.ClientBase): Promise<LedgerHead> => {
    if (known !== null) return known;
    await registerKeys(client, keys.rows);
    return await readLedgerHead(client, target);
  };
  const send = async (client: pg.ClientBase, before: LedgerHead, { frames, rows, stagedOn }: PreparedFrames): Promise<ShippedUpTo> => {
    known = null; // unsure, until the commit is answered
    requireNext(target, before, frames);
    const timeUs = Math.round(clock.now() * 1000);
    const after = extendHead(before, frames, { target, signer: keys.signer, timeUs });
    if (frames.length > 0) await shipFrames(client, target, { frames, before, after, rows, isStaged: stagedOn === client });
    known = after;
    settling.note(frames);
    tellHead(before, after, onHead, frames);
    return { lastSeq: after.state.lastSeq, lastStep: after.state.lastStep };
  };
  return {
    prepare,
    async ship(client, sealed) {
      const before = await current(client);
      return await send(client, before, await prepare(sealed.filter(({ seq }) => seq > before.state.lastSeq)));
    },
    async stage(client, prepared) {
      await stageFrames(client, prepared.rows);
      prepared.stagedOn = client;
    },
    async shipPrepared(client, prepared) {
      // where the ledger stands is unsure: nothing that was written meanwhile may be committed with the asking
      if (known === null) await unstage(client, prepared);
      const before = await current(client);
      if (isCommitted(before, prepared)) await unstage(client, prepared);
      return await send(client, before, isCommitted(before, prepared) ? { ...prepared, frames: [] } : prepared);
    },
    isUnsettled: settling.isDue,
    settle: settling.settle,
  };
}

function openPreparing(target: ShipTarget): Shipper['prepare'] {
  const builders = Array.from({ length: PREPARED_AHEAD }, frameRows);
  let turn = 0;
  return async (sealed) => {
    turn = (turn + 1) % PREPARED_AHEAD;
    return await prepareFrames(target, sealed, builders[turn] ?? frameRows());
  };
}

async function prepareFrames(target: ShipTarget, sealed: readonly SealedFrame[], rows: FrameRows): Promise<PreparedFrames> {
  clearFrameRows(rows);
  const frames: NumberedFrame[] = [];
  for (const { seq, payload } of sealed) {
    // a frame at a time: the socket of a shipment under way is served between
    if (frames.length > 0) await nextTurn();
    const numbered = { seq, frame: parseFrame(payload), leafHashes: leafHashes(target.runUuid, seq, payload) };
    putFrame(rows, target.runId, numbered);
    frames.push(numbered);
  }
  return { frames, rows, stagedOn: null };
}

function isCommitted({ state }: LedgerHead, { frames }: PreparedFrames): boolean {
  return (frames.at(-1)?.seq ?? 0) <= state.lastSeq;
}

/** Takes back what `client` has staged; what another connection has goes with that. */
async function unstage(client: pg.ClientBase, prepared: PreparedFrames): Promise<void> {
  if (prepared.stagedOn === client) await client.query('ROLLBACK');
  prepared.stagedOn = null;
}

function requireNext(target: ShipTarget, { state }: LedgerHead, frames: readonly NumberedFrame[]): void {
  frames.forEach(({ seq }, index) => {
    const expected = state.lastSeq + 1 + index;
    if (seq !== expected) throw new LedgerRefusedError(`frame ${expected} of run ${target.runUuid} is missing: the next one is ${seq}`);
  });
}

function tellHead(before: LedgerHead, after: LedgerHead, onHead: (head: SignedHead, isForced: boolean) => void, frames: readonly NumberedFrame[]): void {
  const { newest } = after;
  if (newest === null || frames.length === 0) return;
  const isNewSegment = newest.firstSeq !== before.newest?.firstSeq;
  if (isNewSegment && before.newest !== null) onHead(before.newest, true);
  onHead(newest, isNewSegment || frames.some(({ frame }) => frame.kind === 'end'));
}
