import { encodeNote, FRAME_KINDS, frameHeadsSha256 } from '#libs/audit';
import type { BareFrame, SignedHead } from '#libs/audit';
import type { Clock, RunUuid } from '#libs/contracts';

import type { StorePool } from '../open/store.js';
import type { LedgerKeys } from '../shipping/ledger-head.js';
import { openShipper } from '../shipping/shipper.js';

/** Frames whose content goes (docs/ledger.md, section 3, Removal). */
export interface RemovedFrames {
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly fromStep: number;
  readonly toStep: number;
  /** SHA-256 over the heads of the decisions frames among these, in hexadecimal. */
  readonly headsSha256: string;
}

/** The note of a removal. */
export interface RetentionFact {
  readonly type: 'retention';
  readonly removed: RemovedFrames;
  readonly by: string;
  readonly reason: string;
}

/** The run that a fact is recorded of, as its ledger stands. */
export interface RetentionTarget {
  readonly uuid: RunUuid;
  readonly runId: number;
  readonly attempt: number;
  readonly lastSeq: number;
  readonly lastStep: number;
}

/** Records a fact in the ledger of a run, signed. It must be committed when the promise resolves. */
export type RecordRetention = (run: RetentionTarget, fact: RetentionFact) => Promise<void>;

interface FrameRow {
  readonly seq: number;
  readonly attempt: number;
  readonly step0: number;
  readonly n: number;
  readonly t0Us: number;
  readonly layers: number;
}

/** Frames read at a time. */
const PAGE = 10_000;

/** The decisions frames of a run, as the fact of their removal names them; null when there are none. */
export async function removedFrames(store: StorePool, runId: number): Promise<RemovedFrames | null> {
  const frames: BareFrame[] = [];
  let first: FrameRow | undefined;
  let last: FrameRow | undefined;
  for (let page = await readPage(store, runId, 0); page.length > 0; page = await readPage(store, runId, last?.seq ?? 0)) {
    first ??= page[0];
    last = page.at(-1);
    for (const { layers, attempt, step0, n, t0Us } of page) frames.push({ layers, head: { kind: 'decisions', attempt, step0, n, t0Us } });
  }
  if (first === undefined || last === undefined) return null;
  return { fromSeq: first.seq, toSeq: last.seq, fromStep: first.step0, toStep: last.step0 + last.n - 1, headsSha256: frameHeadsSha256(frames) };
}

async function readPage({ pool }: StorePool, runId: number, afterSeq: number): Promise<FrameRow[]> {
  const { rows } = await pool.query<FrameRow>(
    `select seq, attempt, step0, n, t0_us as "t0Us", octet_length(leaf_hashes) / 32 - 1 as layers from ledger_frame
     where run_id = $1 and kind = $2 and seq > $3 order by seq limit $4`,
    [runId, FRAME_KINDS.decisions, afterSeq, PAGE],
  );
  return rows;
}

/** What signs and tells. */
export interface RetentionSigner {
  readonly keys: LedgerKeys;
  readonly clock: Clock;
  /** Told the new head, for the anchor. */
  readonly onHead?: (head: SignedHead, isForced: boolean) => void;
}

/** Appends the fact to the ledger as its next frame, signed: what {@link RecordRetention} is outside of tests. */
export function signRetention({ pool }: StorePool, { keys, clock, onHead }: RetentionSigner): RecordRetention {
  return async ({ uuid, runId, attempt, lastSeq, lastStep }, fact) => {
    const shipper = openShipper({ target: { runUuid: uuid, runId, attempt }, keys, clock, ...(onHead === undefined ? {} : { onHead }) });
    const head = { kind: 'fact', attempt, step0: lastStep, n: 0, t0Us: Math.round(clock.now() * 1000) } as const;
    const client = await pool.connect();
    try {
      await shipper.ship(client, [{ seq: lastSeq + 1, payload: encodeNote(head, fact) }]);
    } finally {
      client.release();
    }
  };
}
