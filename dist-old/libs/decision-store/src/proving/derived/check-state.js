import { frontierBytes } from '#libs/audit';
import { WINDOW_STEPS } from '../stored-windows.js';
/** Reads where the ledger of a run stands; null when it has no row for it, or several. */
export async function readIngestRow(client, runId) {
    const { rows } = await client.query(`select last_seq as "lastSeq", last_step as "lastStep", attempt, tree_size as "treeSize", frontier, settled_step as "settledStep",
       removed_step as "removedStep"
     from ingest_state where run_id = $1`, [runId]);
    return rows.length === 1 ? (rows[0] ?? null) : null;
}
/** Checks the fence and the frontier against what the frames give. */
export function checkState(row, scan, report) {
    const told = { table: 'ingest_state', key: '' };
    if (row === null) {
        if (scan.lastSeq !== 0)
            report({ ...told, column: null, detail: 'the row is missing, or there twice' });
        return;
    }
    const compare = (column, stored, expected) => {
        if (stored !== expected)
            report({ ...told, column, detail: `${column} is ${stored}, the frames give ${expected}` });
    };
    compare('last_seq', row.lastSeq, scan.lastSeq);
    compare('last_step', row.lastStep, scan.lastStep);
    compare('tree_size', row.treeSize, scan.frontier.treeSize);
    if (!row.frontier.equals(frontierBytes(scan.frontier)))
        report({ ...told, column: 'frontier', detail: 'it is not the frontier of the tree over the frames' });
    // steps are settled by whole windows that are closed
    const closed = Math.floor((scan.lastStep + 1) / WINDOW_STEPS) * WINDOW_STEPS;
    if (row.settledStep < 0 || row.settledStep > closed || row.settledStep % WINDOW_STEPS !== 0) {
        report({ ...told, column: 'settled_step', detail: `settled_step is ${row.settledStep}: not the edge of a closed window` });
    }
}
/** Checks below which step retention removed the decisions: all that there were when it told so, or none. */
export function checkRemoved({ removedStep }, { retentions }, report) {
    if (removedStep === 0 || retentions.some(({ step }) => step + 1 === removedStep))
        return;
    report({ table: 'ingest_state', key: '', column: 'removed_step', detail: `removed_step is ${removedStep}, and no removal tells of it` });
}
//# sourceMappingURL=check-state.js.map