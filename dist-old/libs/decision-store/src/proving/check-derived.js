import { checkChunks, checkStepRange, checkTimes } from './derived/check-chunks.js';
import { checkEvents } from './derived/check-events.js';
import { checkKeyRows } from './derived/check-keys.js';
import { checkParts } from './derived/check-parts.js';
import { checkRecordings } from './derived/check-recordings.js';
import { rollupCheck } from './derived/check-rollups.js';
import { checkLayers, checkRun } from './derived/check-run.js';
import { checkRemoved, checkState, readIngestRow } from './derived/check-state.js';
import { collector } from './derived/difference.js';
import { scanFrames } from './derived/scan-frames.js';
import { tellNotes } from './derived/told.js';
import { noteRows } from './frame-rows.js';
import { readWindow, WINDOW_STEPS, windowOf } from './stored-windows.js';
/**
 * Recomputes all that follows from the frames of a run: aggregates, exceptional decisions, rollups, the state of the
 * ledger, and the rows that notes tell of. Rows that no frame covers are found too. One window is in memory at a time.
 *
 * It takes the arrays and notes as they are stored: that these are what was recorded is shown by their leaves.
 */
export async function checkDerived(client, runId, options = {}) {
    const { most = 200, onProgress = () => undefined } = options;
    const { report, found, more } = collector(most);
    const scan = await scanFrames(client, runId);
    const state = await readIngestRow(client, runId);
    checkState(state, scan, report);
    await checkRows(client, { runId, state, report });
    await checkKeyRows(client, runId, report);
    await checkStepRange(client, runId, report);
    await checkTimes(client, runId, report);
    await checkWindows(client, { runId, scan, settledStep: state?.settledStep ?? 0, removedStep: state?.removedStep ?? 0, report, onProgress });
    return { differences: found, more: more(), steps: scan.covered.count(0, scan.covered.end()) };
}
/** Rows that notes tell of. */
async function checkRows(client, { runId, state, report }) {
    const told = tellNotes(await noteRows(client, runId));
    if (state !== null)
        checkRemoved(state, told, report);
    await checkRun(client, { runId, report }, told);
    await checkLayers(client, { runId, report }, told);
    await checkParts(client, { runId, report }, told);
    await checkRecordings(client, { runId, report }, told);
}
async function checkWindows(client, { scan, onProgress, ...at }) {
    const facts = { covered: scan.covered, layers: scan.layers };
    const { runId } = at;
    const rollups = rollupCheck(client, at);
    for (let step = await nextStep(client, runId, 0); step !== null;) {
        const stored = await readWindow(client, runId, windowOf(step));
        await checkChunks(client, { ...at, facts }, stored);
        await checkEvents(client, at, stored);
        await rollups.add(stored);
        const next = (stored.window + 1) * WINDOW_STEPS;
        onProgress(next, scan.lastStep);
        step = await nextStep(client, runId, next);
    }
    await rollups.end();
}
/** The first step from `from` on at which a row begins; null behind the last one. */
async function nextStep(client, runId, from) {
    const { rows } = await client.query(`select least(
       (select step0 from decision_chunk where run_id = $1 and step0 >= $2 and step0 <= $3 order by step0 limit 1),
       (select step0 from step_chunk where run_id = $1 and step0 >= $2 and step0 <= $3 order by step0 limit 1),
       (select step from decision_event where run_id = $1 and step >= $2 and step <= $3 order by step limit 1)) as step`, [runId, from, Number.MAX_SAFE_INTEGER - WINDOW_STEPS]);
    return rows[0]?.step ?? null;
}
//# sourceMappingURL=check-derived.js.map