import { FRAME_KINDS } from '#libs/audit';
import type { KeyRow, SignedHead } from '#libs/audit';

import { assembleDecisions, assembleNote, windowOfFrame } from './assemble-frame.js';
import type { FrameRow } from './assemble-frame.js';
import { frameRows } from './frame-rows.js';
import { windowCache } from './stored-windows.js';
import type { Queryable, StoredWindow } from './stored-windows.js';

/** A frame of a stored ledger. */
export interface StoredFrame extends FrameRow {
  /** Its bytes; null where its content is gone or fits no frame. */
  readonly payload: Buffer | null;
  /** What does not fit together; null where all is well, or all content is gone. */
  readonly problem: string | null;
}

/** Reads the frames of a run in order of seq, their bytes put together from the chunks. */
export async function* storedFrames(client: Queryable, runId: number): AsyncGenerator<StoredFrame> {
  const windows = windowCache(client, runId);
  for await (const row of frameRows(client, runId)) yield { ...row, ...(await assemble(row, windows)) };
}

async function assemble(row: FrameRow, windows: (window: number) => Promise<StoredWindow>): Promise<Pick<StoredFrame, 'payload' | 'problem'>> {
  if (row.kind !== FRAME_KINDS.decisions) return assembleNote(row);
  const window = windowOfFrame(row);
  if (!Number.isSafeInteger(window * 256) || window < 0) return { payload: null, problem: `step0 is ${row.step0}` };
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
