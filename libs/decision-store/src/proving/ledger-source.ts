import { FRAME_KIND_NAMES, FRAME_KINDS } from '#libs/audit';
import type { FrameHead, KeyRow, LedgerSource, SignedHead, SourceFrame } from '#libs/audit';
import { LIVE_STATES } from '#libs/contracts';
import type { RunUuid } from '#libs/contracts';

import { assembleDecisions, assembleNote, windowOfFrame } from './assemble-frame.js';
import type { AssembledFrame, FrameRow } from './assemble-frame.js';
import { readIngestRow } from './derived/check-state.js';
import { frameRows } from './frame-rows.js';
import { windowCache, WINDOW_STEPS } from './stored-windows.js';
import type { Queryable, StoredWindow } from './stored-windows.js';

/** A frame of a stored ledger. */
export interface StoredFrame extends SourceFrame {
  /** What keeps its bytes from being put together; null where all is well, or all content is gone. */
  readonly problem: string | null;
}

/** A run whose ledger is read. */
export interface LedgerRun {
  readonly runId: number;
  readonly uuid: RunUuid;
  /** Of the attempts that were begun, the last; 0 = none. */
  readonly attempt: number;
  readonly isLive: boolean;
}

/** Finds a run whose ledger is to be read; null when there is none. */
export async function findLedgerRun(client: Queryable, uuid: RunUuid): Promise<LedgerRun | null> {
  const { rows } = await client.query<LedgerRun>(
    `select run_id as "runId", uuid, attempt, state = any($2) as "isLive" from run where uuid = $1`,
    [uuid, ['queued', ...LIVE_STATES]],
  );
  return rows[0] ?? null;
}

/**
 * The ledger of a run as the verify engine reads it. The content of its frames is put together from the chunks, compacted
 * or not, a few windows at a time. `client` should be in a transaction that sees one state of the database.
 */
export async function ledgerSource(client: Queryable, run: LedgerRun): Promise<LedgerSource> {
  const state = await readIngestRow(client, run.runId);
  return {
    run,
    keys: await storedKeys(client),
    heads: await storedHeads(client, run),
    frames: () => storedFrames(client, run.runId),
    ...(state === null ? {} : { ingestState: state }),
  };
}

/** Reads the frames of a run in order of seq, their bytes put together from the chunks: of all, or of those whose bytes are wanted; the others have none. */
export async function* storedFrames(client: Queryable, runId: number, isWanted: (head: FrameHead) => boolean = () => true): AsyncGenerator<StoredFrame> {
  const windows = windowCache(client, runId);
  for await (const row of frameRows(client, runId)) {
    const head = headOfRow(row);
    const { payload, problem } = isWanted(head) ? await assemble(row, windows) : NOT_WANTED;
    const { seq, leafHashes } = row;
    yield { seq, head, leafHashes, payload, problem, ...(problem === null ? {} : { problems: [problem] }) };
  }
}

const NOT_WANTED: AssembledFrame = { payload: null, problem: null };

/** A kind that there is none of is a fact that cannot be read. */
function headOfRow({ kind, attempt, step0, n, t0Us }: FrameRow): FrameHead {
  return { kind: FRAME_KIND_NAMES.get(kind) ?? 'fact', attempt, step0, n, t0Us };
}

async function assemble(row: FrameRow, windows: (window: number) => Promise<StoredWindow>): Promise<AssembledFrame> {
  if (!Number.isSafeInteger(row.seq) || row.seq < 1) return { payload: null, problem: `seq is ${row.seq}` };
  if (row.kind !== FRAME_KINDS.decisions) return assembleNote(row);
  const window = windowOfFrame(row);
  if (!Number.isSafeInteger((window + 1) * WINDOW_STEPS) || window < 0) return { payload: null, problem: `step0 is ${row.step0}` };
  return assembleDecisions(row, await windows(window));
}

/** Reads the signed heads of a run in order. */
export async function storedHeads(client: Queryable, run: { readonly runId: number; readonly uuid: string }): Promise<SignedHead[]> {
  const { rows } = await client.query<Omit<SignedHead, 'run'>>(
    `select first_seq as "firstSeq", last_seq as "lastSeq", tree_size as "treeSize", root_hash as "rootHash", previous,
       last_step as "lastStep", time_us as "timeUs", key_name as "keyName", signature
     from ledger_segment where run_id = $1 order by first_seq`,
    [run.runId],
  );
  return rows.map((row) => ({ ...row, run: run.uuid }));
}

/** Reads the public keys that the database knows, oldest first. */
export async function storedKeys(client: Queryable): Promise<KeyRow[]> {
  const { rows } = await client.query<KeyRow>(
    `select key_name as "keyName", public_key as "publicKey", created_at_us as "createdAtUs", endorsed_by as "endorsedBy", endorsement
     from ledger_key order by created_at_us, key_name`,
  );
  return rows;
}
