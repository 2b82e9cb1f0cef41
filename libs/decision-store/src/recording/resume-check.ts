import { MEASURES, MEASURE_COUNT, SERIES_MEASURES } from '#libs/contracts';
import type { Measure, StepFrame } from '#libs/contracts';

import { covers } from '../ledger/load-block.js';
import type { StepRange, StoredBlock, StoredLayers } from '../ledger/load-block.js';

/** Steps compared with one read of the ledger. */
const BLOCK_STEPS = 256;

/** Where a recomputed step is not what the ledger holds. */
export interface Divergence {
  readonly step: number;
  /** Number of the layer, or null when what all layers share differs. */
  readonly layer: number | null;
  /** What differs, and how: "gradNorm is 2, recorded was 1". */
  readonly difference: string;
}

/** The steps that are read together with `step`. */
export function resumeBlock(step: number): StepRange {
  const fromStep = Math.floor(step / BLOCK_STEPS) * BLOCK_STEPS;
  return { fromStep, toStep: fromStep + BLOCK_STEPS - 1 };
}

/**
 * Compares a recomputed step with the ledger, bit for bit, and returns where the two differ first, or null. Any NaN
 * equals any NaN: its payload is not computed. Where the ledger has a gap there is nothing to compare with.
 */
export function findDivergence(block: StoredBlock, frame: StepFrame): Divergence | null {
  const { step } = frame;
  for (const chunk of block.chunks) {
    const measure = covers(chunk, step) ? differingMeasure(chunk, frame) : null;
    if (measure === null) continue;
    const [recorded, found] = [storedValue(chunk, measure, step), recomputed(frame, chunk.layer, measure)];
    return { step, layer: chunk.layer, difference: `${measure} is ${String(found)}, recorded was ${String(recorded)}` };
  }
  const difference = differenceInStep(block, frame);
  return difference === null ? null : { step, layer: null, difference };
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

function differenceInStep(block: StoredBlock, frame: StepFrame): string | null {
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
  return `${what} is ${String(found)}, recorded was ${String(recorded)}`;
}
