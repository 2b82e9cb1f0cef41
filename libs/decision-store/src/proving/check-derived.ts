import { checkChunks, checkStepRange, checkTimes } from './derived/check-chunks.js';
import { checkEvents } from './derived/check-events.js';
import { checkKeyRows } from './derived/check-keys.js';
import { checkParts } from './derived/check-parts.js';
import { checkRecordings } from './derived/check-recordings.js';
import { rollupCheck } from './derived/check-rollups.js';
import { checkLayers, checkRun } from './derived/check-run.js';
import { checkRemoved, checkState, readIngestRow } from './derived/check-state.js';
import type { IngestRow } from './derived/check-state.js';
import { collector } from './derived/difference.js';
import type { Difference, Report } from './derived/difference.js';
import { scanFrames } from './derived/scan-frames.js';
import type { FrameScan } from './derived/scan-frames.js';
import { tellNotes } from './derived/told.js';
import { noteRows } from './frame-rows.js';
import { readWindow, WINDOW_STEPS, windowOf } from './stored-windows.js';
import type { Queryable } from './stored-windows.js';

/** What was found beside the hashes. */
export interface DerivedCheck {
  /** Rows and columns that are not what the frames give, the first of them. */
  readonly differences: readonly Difference[];
  /** How many more there are. */
  readonly more: number;
  /** Steps that decisions frames hold. */
  readonly steps: number;
}

/** Options of {@link checkDerived}. */
export interface DerivedOptions {
  /** Differences that are listed, at most. Default 200. */
  readonly most?: number;
  /** Told after each window: steps behind it, and the last step of the run. */
  readonly onProgress?: (step: number, lastStep: number) => void;
}

/**
 * Recomputes all that follows from the frames of a run: aggregates, exceptional decisions, rollups, the state of the
 * ledger, and the rows that notes tell of. Rows that no frame covers are found too. One window is in memory at a time.
 *
 * It takes the arrays and notes as they are stored: that these are what was recorded is shown by their leaves.
 */
export async function checkDerived(client: Queryable, runId: number, options: DerivedOptions = {}): Promise<DerivedCheck> {
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
async function checkRows(client: Queryable, { runId, state, report }: { runId: number; state: IngestRow | null; report: Report }): Promise<void> {
  const told = tellNotes(await noteRows(client, runId));
  if (state !== null) checkRemoved(state, told, report);
  await checkRun(client, { runId, report }, told);
  await checkLayers(client, { runId, report }, told);
  await checkParts(client, { runId, report }, told);
  await checkRecordings(client, { runId, report }, told);
}

interface WindowCheck {
  readonly runId: number;
  readonly scan: FrameScan;
  readonly settledStep: number;
  readonly removedStep: number;
  readonly report: Report;
  readonly onProgress: (step: number, lastStep: number) => void;
}

async function checkWindows(client: Queryable, { scan, onProgress, ...at }: WindowCheck): Promise<void> {
  const facts = { covered: scan.covered, layers: scan.layers };
  const { runId } = at;
  const rollups = rollupCheck(client, at);
  for (let step = await nextStep(client, runId, 0); step !== null; ) {
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
async function nextStep(client: Queryable, runId: number, from: number): Promise<number | null> {
  const { rows } = await client.query<{ step: number | null }>(
    `select least(
       (select step0 from decision_chunk where run_id = $1 and step0 >= $2 and step0 <= $3 order by step0 limit 1),
       (select step0 from step_chunk where run_id = $1 and step0 >= $2 and step0 <= $3 order by step0 limit 1),
       (select step from decision_event where run_id = $1 and step >= $2 and step <= $3 order by step limit 1)) as step`,
    [runId, from, Number.MAX_SAFE_INTEGER - WINDOW_STEPS],
  );
  return rows[0]?.step ?? null;
}
