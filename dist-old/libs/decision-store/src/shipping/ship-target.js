import { LedgerRefusedError } from './refused.js';
/**
 * Reads where the ledger stands. It waits for a transaction that is still writing it, so that the answer is final even
 * where an earlier connection was lost during its COMMIT.
 *
 * @throws LedgerRefusedError when another attempt has taken over, or none was started.
 */
export async function readIngestState(client, target) {
    const { rows } = await client.query(`select last_seq as "lastSeq", last_step as "lastStep", tree_size as "treeSize", frontier, settled_step as "settledStep", attempt
     from ingest_state where run_id = $1 for update`, [target.runId]);
    const [row] = rows;
    if (row === undefined)
        throw new LedgerRefusedError(`run ${target.runUuid} has no row in ingest_state: no attempt was started`);
    const { attempt, ...state } = row;
    if (attempt !== target.attempt) {
        throw new LedgerRefusedError(`attempt ${target.attempt} of run ${target.runUuid} was taken over by attempt ${attempt}`);
    }
    return state;
}
//# sourceMappingURL=ship-target.js.map