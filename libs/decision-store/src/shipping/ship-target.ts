import type pg from 'pg';

import { LedgerRefusedError } from './refused.js';

/** The attempt of a run that is recorded. */
export interface ShipTarget {
  readonly runUuid: string;
  readonly runId: number;
  readonly attempt: number;
}

/** Where the ledger of a run stands. */
export interface IngestState {
  readonly lastSeq: number;
  /** Last recorded step, -1 when there is none. */
  readonly lastStep: number;
  readonly treeSize: number;
  /** Roots of the perfect subtrees, the largest first. */
  readonly frontier: Buffer;
  /** Steps below are compacted and rolled up. */
  readonly settledStep: number;
}

type Row = IngestState & { readonly attempt: number };

/**
 * Reads where the ledger stands. It waits for a transaction that is still writing it, so that the answer is final even
 * where an earlier connection was lost during its COMMIT.
 *
 * @throws LedgerRefusedError when another attempt has taken over, or none was started.
 */
export async function readIngestState(client: pg.ClientBase, target: ShipTarget): Promise<IngestState> {
  const { rows } = await client.query<Row>(
    `select last_seq as "lastSeq", last_step as "lastStep", tree_size as "treeSize", frontier, settled_step as "settledStep", attempt
     from ingest_state where run_id = $1 for update`,
    [target.runId],
  );
  const [row] = rows;
  if (row === undefined) throw new LedgerRefusedError(`run ${target.runUuid} has no row in ingest_state: no attempt was started`);
  const { attempt, ...state } = row;
  if (attempt !== target.attempt) {
    throw new LedgerRefusedError(`attempt ${target.attempt} of run ${target.runUuid} was taken over by attempt ${attempt}`);
  }
  return state;
}
