import { type DecisionFacts, InputError, type LayerHistory, type Measure, MEASURES, type RunUuid } from '#libs/contracts';

import { loadBlock, type StoredBlock } from '../ledger/load-block.js';
import type { StorePool } from '../open/store.js';
import { findRun } from '../runs/find-runs.js';
import { listEvents } from '../runs/run-parts.js';
import { findLedger, layerNumber } from './find-ledger.js';

/** Most steps read for the facts of one decision: 9 MB. Of a longer run those up to the decision, medians included. */
export const MOST_FACT_STEPS = 262_144;

/**
 * Reads what the ledger tells of one decision and of how it came about: the layer's whole history (of a run of more than
 * {@link MOST_FACT_STEPS} steps the part that ends with the decision), the spec, the rollbacks, and, where retention removed
 * the decisions, that it did.
 *
 * @throws InputError for an unknown run or layer, or a step beyond the recorded ones.
 */
export async function readDecisionFacts(store: StorePool, uuid: RunUuid, { layer, step }: { readonly layer: string; readonly step: number }): Promise<DecisionFacts> {
  const ledger = await findLedger(store, uuid);
  const number = layerNumber(ledger, layer);
  const { firstStep, lastStep, runId } = ledger;
  if (!Number.isInteger(step) || step < 0 || step > lastStep) {
    throw new InputError({ source: null, path: 'step', value: String(step), allowed: lastStep < 0 ? 'nothing yet: the run has no recorded step' : `a step from ${firstStep} to ${lastStep}` });
  }
  const block = await loadBlock(store.pool, runId, { ...rangeFor(step, lastStep), layers: [number] });
  const spec = (await findRun(store, uuid))?.spec;
  const events = await listEvents(store, uuid);
  return { run: uuid, layer, step, spec, history: historyOf(block), rollbacks: rollbacksOf(events), ...removalOf(ledger.removed ? events : []) };
}

/** What the run's events say of the removal; that of an imported ledger is told by its fact, whose row is as young as the import. */
function removalOf(events: Awaited<ReturnType<typeof listEvents>>): Pick<DecisionFacts, 'removed'> {
  const event = events.findLast(({ kind }) => kind === 'decisions-removed') ?? events.findLast(({ kind }) => kind === 'retention');
  if (event === undefined) return {};
  const { by, reason } = event.detail as { readonly by: string; readonly reason: string };
  return { removed: { at: event.kind === 'retention' ? null : event.createdAt, by, reason } };
}

/** Which steps are read: all, of a long run those up to the decision. */
function rangeFor(step: number, lastStep: number): { readonly fromStep: number; readonly toStep: number } {
  return lastStep < MOST_FACT_STEPS ? { fromStep: 0, toStep: lastStep } : { fromStep: Math.max(0, step - MOST_FACT_STEPS + 1), toStep: step };
}

function historyOf({ fromStep, toStep, chunks, steps }: StoredBlock): LayerHistory {
  const column = (): Float32Array => new Float32Array(toStep - fromStep + 1).fill(NaN);
  const measures = Object.fromEntries(MEASURES.map((measure) => [measure, column()])) as Record<Measure, Float32Array>;
  for (const { step0, n, columns } of chunks) {
    // flags are not stored where no decision of the chunk has any
    for (const measure of MEASURES) measures[measure].set(columns[measure] ?? new Float32Array(n), step0 - fromStep);
  }
  const learningRate = column();
  for (const chunk of steps) learningRate.set(chunk.learningRate, chunk.step0 - fromStep);
  return { firstStep: fromStep, measures, learningRate };
}

function rollbacksOf(events: Awaited<ReturnType<typeof listEvents>>): DecisionFacts['rollbacks'] {
  const found = events.flatMap(({ step, kind, detail }) => {
    const toStep = (detail as { toStep?: unknown } | null)?.toStep;
    return kind === 'rollback' && step !== null && typeof toStep === 'number' ? [{ step, toStep }] : [];
  });
  return found.sort((a, b) => a.step - b.step);
}
