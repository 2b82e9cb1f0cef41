import { MEASURES, MEASURE_COUNT, SERIES_MEASURES } from '#libs/contracts';
import type { Measure, StepFrame } from '#libs/contracts';
import type pg from 'pg';

import { asBytes, decodeFloat4Array, decodeInt4Array } from '../reading/float-arrays.js';

import { MEASURE_COLUMN } from './chunk-columns.js';

/** Steps loaded at once. */
const BLOCK_STEPS = 256;

interface StoredLayers {
  readonly layer: number;
  readonly name: string | null;
  readonly step0: number;
  readonly n: number;
  readonly columns: Readonly<Record<Measure, Float32Array | Int32Array | null>>;
}

interface StoredSteps {
  readonly step0: number;
  readonly n: number;
  readonly loss: Float32Array;
  readonly learningRate: Float32Array;
  readonly batchId: Int32Array;
}

type ChunkRow = Omit<StoredLayers, 'columns'> & Record<Measure, Buffer | null>;
type StepRow = Pick<StoredSteps, 'step0' | 'n'> & Record<'loss' | 'learningRate' | 'batchId', Buffer>;

/** What the ledger holds for a block of steps. */
export interface StoredBlock {
  readonly fromStep: number;
  readonly toStep: number;
  readonly chunks: readonly StoredLayers[];
  readonly steps: readonly StoredSteps[];
}

/** Reads what the ledger holds for the block of steps that `step` lies in. */
export async function loadStoredBlock(client: pg.Client, runId: number, step: number): Promise<StoredBlock> {
  const fromStep = Math.floor(step / BLOCK_STEPS) * BLOCK_STEPS;
  const toStep = fromStep + BLOCK_STEPS - 1;
  const values = [runId, fromStep, toStep];
  const columns = MEASURES.map((measure) => `${asBytes(`c.${MEASURE_COLUMN[measure]}`)} AS "${measure}"`).join(', ');
  const chunks = await client.query<ChunkRow>(
    `SELECT c.layer, l.name, c.step0, c.n, ${columns}
     FROM decision_chunk c LEFT JOIN run_layer l ON l.run_id = c.run_id AND l.layer = c.layer
     WHERE c.run_id = $1 AND c.step0 <= $3 AND c.step0 + c.n > $2 ORDER BY c.layer, c.step0`,
    values,
  );
  const steps = await client.query<StepRow>(
    `SELECT step0, n, ${asBytes('loss')} AS loss, ${asBytes('learning_rate')} AS "learningRate", ${asBytes('batch_id')} AS "batchId"
     FROM step_chunk WHERE run_id = $1 AND step0 <= $3 AND step0 + n > $2`,
    values,
  );
  return { fromStep, toStep, chunks: chunks.rows.map(decodeChunk), steps: steps.rows.map(decodeSteps) };
}

function decodeChunk(row: ChunkRow): StoredLayers {
  const columns = {} as Record<Measure, Float32Array | Int32Array | null>;
  for (const measure of SERIES_MEASURES) columns[measure] = row[measure] === null ? null : decodeFloat4Array(row[measure]);
  columns.flags = row.flags === null ? null : decodeInt4Array(row.flags);
  return { layer: row.layer, name: row.name, step0: row.step0, n: row.n, columns };
}

function decodeSteps({ step0, n, loss, learningRate, batchId }: StepRow): StoredSteps {
  return {
    step0,
    n,
    loss: decodeFloat4Array(loss),
    learningRate: decodeFloat4Array(learningRate),
    batchId: decodeInt4Array(batchId),
  };
}

/**
 * Compares a recomputed step with the ledger, bit for bit; any NaN equals any NaN, since its payload is not computed.
 * Where the ledger has a gap there is nothing to compare with.
 *
 * @returns where the two differ first, as a sentence part that starts with "diverged at step", or null.
 */
export function findDivergence(block: StoredBlock, frame: StepFrame): string | null {
  const { step } = frame;
  for (const chunk of block.chunks) {
    if (!covers(chunk, step)) continue;
    const measure = differingMeasure(chunk, frame);
    if (measure === null) continue;
    const [stored, found] = [storedValue(chunk, measure, step), recomputed(frame, chunk.layer, measure)];
    return `diverged at step ${String(step)}, layer ${chunk.name ?? String(chunk.layer)}: ${measure} is ${String(found)}, recorded was ${String(stored)}`;
  }
  return differingStep(block, frame);
}

function covers({ step0, n }: { step0: number; n: number }, step: number): boolean {
  return step >= step0 && step < step0 + n;
}

function storedValue(chunk: StoredLayers, measure: Measure, step: number): number {
  return chunk.columns[measure]?.[step - chunk.step0] ?? 0; // flags are null when no decision of the chunk has any
}

function recomputed(frame: StepFrame, layer: number, measure: Measure): number {
  return frame.measures[layer * MEASURE_COUNT + MEASURES.indexOf(measure)] ?? NaN;
}

function differingMeasure(chunk: StoredLayers, frame: StepFrame): Measure | null {
  const differs = (measure: Measure): boolean =>
    !Object.is(storedValue(chunk, measure, frame.step), recomputed(frame, chunk.layer, measure));
  return SERIES_MEASURES.find(differs) ?? (differsInFlags(chunk, frame) ? 'flags' : null);
}

function differsInFlags(chunk: StoredLayers, frame: StepFrame): boolean {
  return (storedValue(chunk, 'flags', frame.step) | 0) !== (recomputed(frame, chunk.layer, 'flags') | 0);
}

function differingStep(block: StoredBlock, frame: StepFrame): string | null {
  const stored = block.steps.find((chunk) => covers(chunk, frame.step));
  if (stored === undefined) return null;
  const at = frame.step - stored.step0;
  const pairs = [
    ['loss', stored.loss[at], Math.fround(frame.loss)],
    ['learning rate', stored.learningRate[at], Math.fround(frame.learningRate)],
    ['batch', stored.batchId[at], frame.batchId],
  ] as const;
  const differing = pairs.find(([, recorded, found]) => !Object.is(recorded, found));
  if (differing === undefined) return null;
  const [what, recorded, found] = differing;
  return `diverged at step ${String(frame.step)}: ${what} is ${String(found)}, recorded was ${String(recorded)}`;
}
