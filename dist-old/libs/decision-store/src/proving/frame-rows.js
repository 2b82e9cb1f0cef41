import { FRAME_KINDS } from '#libs/audit';
const COLUMNS = `seq, kind, attempt, step0, n, t0_us as "t0Us", note, leaf_hashes as "leafHashes"`;
/** Bytes of hashes and notes that one answer holds, about. */
const PAGE_BYTES = 4 * 2 ** 20;
const MOST_ROWS = 1024;
/** Reads all rows of frames of a run in order of seq, a page at a time: those too that should not be there, with a seq that another has. */
export async function* frameRows(client, runId) {
    let limit = 16;
    for (let after = -Infinity;;) {
        const { rows } = await client.query(`select ${COLUMNS} from ledger_frame where run_id = $1 and ($2::bigint is null or seq > $2) order by seq fetch first $3 rows with ties`, [runId, Number.isFinite(after) ? after : null, limit]);
        yield* rows;
        const last = rows.at(-1);
        // numbers that are not safe are nobody's: what follows them cannot be told apart
        if (last === undefined || rows.length < limit || !Number.isSafeInteger(last.seq))
            return;
        after = last.seq;
        const bytes = rows.reduce((sum, row) => sum + row.leafHashes.length + (row.note?.length ?? 0) + 64, 0);
        limit = Math.max(1, Math.min(MOST_ROWS, Math.floor((PAGE_BYTES * rows.length) / bytes)));
    }
}
/** Reads the frames of a run that carry a note, in order of seq. */
export async function noteRows(client, runId) {
    const { rows } = await client.query(`select ${COLUMNS} from ledger_frame where run_id = $1 and kind <> ${FRAME_KINDS.decisions} order by seq`, [runId]);
    return rows;
}
//# sourceMappingURL=frame-rows.js.map