import { encodeNote, FRAME_KINDS, frameHeadsSha256 } from '#libs/audit';
import { openShipper } from '../shipping/shipper.js';
/** Frames read at a time. */
const PAGE = 10_000;
/** The decisions frames of a run, as the fact of their removal names them; null when there are none. */
export async function removedFrames(store, runId) {
    const frames = [];
    let first;
    let last;
    for (let page = await readPage(store, runId, 0); page.length > 0; page = await readPage(store, runId, last?.seq ?? 0)) {
        first ??= page[0];
        last = page.at(-1);
        for (const { layers, attempt, step0, n, t0Us } of page)
            frames.push({ layers, head: { kind: 'decisions', attempt, step0, n, t0Us } });
    }
    if (first === undefined || last === undefined)
        return null;
    return { fromSeq: first.seq, toSeq: last.seq, fromStep: first.step0, toStep: last.step0 + last.n - 1, headsSha256: frameHeadsSha256(frames) };
}
async function readPage({ pool }, runId, afterSeq) {
    const { rows } = await pool.query(`select seq, attempt, step0, n, t0_us as "t0Us", octet_length(leaf_hashes) / 32 - 1 as layers from ledger_frame
     where run_id = $1 and kind = $2 and seq > $3 order by seq limit $4`, [runId, FRAME_KINDS.decisions, afterSeq, PAGE]);
    return rows;
}
/** Appends the fact to the ledger as its next frame, signed: what {@link RecordRetention} is outside of tests. */
export function signRetention({ pool }, { keys, clock, onHead }) {
    return async ({ uuid, runId, attempt, lastSeq, lastStep }, fact) => {
        const shipper = openShipper({ target: { runUuid: uuid, runId, attempt }, keys, clock, ...(onHead === undefined ? {} : { onHead }) });
        const head = { kind: 'fact', attempt, step0: lastStep, n: 0, t0Us: Math.round(clock.now() * 1000) };
        const client = await pool.connect();
        try {
            await shipper.ship(client, [{ seq: lastSeq + 1, payload: encodeNote(head, fact) }]);
        }
        finally {
            client.release();
        }
    };
}
//# sourceMappingURL=retention-fact.js.map