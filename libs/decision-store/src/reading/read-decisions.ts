import { InputError, SERIES_MEASURES } from '#libs/contracts';
import type { Measure, RunUuid } from '#libs/contracts';

import type { StorePool } from '../open/store.js';

import { findLedger, layerNumber } from './find-ledger.js';
import type { Ledger } from './find-ledger.js';
import { covers, loadBlock } from '../ledger/load-block.js';
import type { StepRange, StoredBlock, StoredLayers, StoredSteps } from '../ledger/load-block.js';
import { presentSteps } from './present-steps.js';

/** One scaling decision in full. Measures and losses may be NaN or infinite. */
export interface DecisionRow extends Readonly<Record<Measure, number>> {
  readonly run: RunUuid;
  readonly step: number;
  /** Name of the layer. */
  readonly layer: string;
  /** Training loss of the step's batch, before the update. */
  readonly loss: number;
  /** Learning rate of the step, before the layer's scale. */
  readonly learningRate: number;
  /** `scale * learningRate`, rounded to float32: derived, not stored. */
  readonly effectiveLearningRate: number;
  readonly batchId: number;
  /** Wall time of the step. Unit: µs. */
  readonly durationUs: number;
  /** Its place in the order of {@link readDecisions}: give it as `after` to continue behind it. */
  readonly cursor: string;
}

/** Which decisions are read. */
export interface DecisionQuery extends StepRange {
  /** Names of the layers; all by default. */
  readonly layers?: readonly string[] | undefined;
  /** At most so many. */
  readonly first: number;
  /** Continue behind the decision with this cursor. */
  readonly after?: string | undefined;
}

/** Decisions in order. */
export interface DecisionPage {
  readonly decisions: DecisionRow[];
  /** Whether there are more behind them. */
  readonly hasNext: boolean;
  /** Retention has removed the decisions of the run: that is why there are none. */
  readonly removed: boolean;
}

/**
 * Reads decisions in the order of step, then layer.
 *
 * @throws InputError for an unknown run or layer, or a cursor that is none. @throws RangeError when `first` is not a positive integer.
 */
export async function readDecisions(
  store: StorePool,
  uuid: RunUuid,
  query: DecisionQuery,
): Promise<DecisionPage> {
  const { first } = query;
  if (!Number.isInteger(first) || first < 1) throw new RangeError(`first must be an integer > 0, got ${String(first)}`);
  const ledger = await findLedger(store, uuid);
  const layers = chosenLayers(ledger, query.layers);
  const { removed } = ledger;
  if (layers.length === 0) return { decisions: [], hasNext: false, removed };
  const after = parseCursor(query.after);
  const fromStep = Math.max(query.fromStep, after.step);
  const decisions = await decisionsFrom(store, { uuid, ledger, layers, after, fromStep, toStep: query.toStep, first });
  return { decisions: decisions.slice(0, first), hasNext: decisions.length > first, removed };
}

interface PageRead extends StepRange {
  readonly uuid: RunUuid;
  readonly ledger: Ledger;
  readonly layers: readonly number[];
  readonly after: { readonly step: number; readonly layer: number };
  readonly first: number;
}

/** Decisions behind `after`, more than `first` of them where there are as many. */
async function decisionsFrom(store: StorePool, page: PageRead): Promise<DecisionRow[]> {
  const { uuid, ledger, layers, after, fromStep, toStep, first } = page;
  // one decision more than asked for, and up to a whole step that lies before `after`
  const maxSteps = Math.ceil((first + 1) / layers.length) + 1;
  const steps = await presentSteps(store, ledger.runId, { fromStep, toStep, maxSteps });
  const lastStep = steps.at(-1);
  if (lastStep === undefined) return [];
  const block = await loadBlock(store.pool, ledger.runId, { fromStep, toStep: lastStep, layers });
  const decisions: DecisionRow[] = [];
  for (const step of steps) {
    for (const layer of layers) {
      if (step === after.step && layer <= after.layer) continue;
      const decision = decisionOf(block, { uuid, step, layer, name: ledger.layers[layer] ?? '' });
      if (decision !== null) decisions.push(decision);
    }
  }
  return decisions;
}

/**
 * One decision, or null when it is not recorded.
 *
 * @throws InputError for an unknown run or layer.
 */
export async function readDecision(store: StorePool, uuid: RunUuid, step: number, layer: string): Promise<DecisionRow | null> {
  const ledger = await findLedger(store, uuid);
  const number = layerNumber(ledger, layer);
  const block = await loadBlock(store.pool, ledger.runId, { fromStep: step, toStep: step, layers: [number] });
  return decisionOf(block, { uuid, step, layer: number, name: layer });
}

/** Step and number of the layer in a cursor; a place before everything when there is none. */
function parseCursor(cursor: string | undefined): { step: number; layer: number } {
  if (cursor === undefined) return { step: 0, layer: -1 };
  const [, step, layer] = /^(\d{1,15}):(\d{1,5})$/.exec(cursor) ?? [];
  if (step === undefined || layer === undefined) {
    throw new InputError({ source: null, path: 'after', value: JSON.stringify(cursor), allowed: 'the cursor of a decision' });
  }
  return { step: Number(step), layer: Number(layer) };
}

function chosenLayers(ledger: Ledger, names: readonly string[] | undefined): number[] {
  const numbers = names === undefined ? [...ledger.layers.keys()] : names.map((name) => layerNumber(ledger, name));
  return [...new Set(numbers)].sort((a, b) => a - b);
}

interface Key {
  readonly uuid: RunUuid;
  readonly step: number;
  readonly layer: number;
  readonly name: string;
}

function decisionOf(block: StoredBlock, { uuid, step, layer, name }: Key): DecisionRow | null {
  const chunk = block.chunks.find((candidate) => candidate.layer === layer && covers(candidate, step));
  const shared = block.steps.find((candidate) => covers(candidate, step));
  if (chunk === undefined || shared === undefined) return null;
  const measures = measuresAt(chunk, step - chunk.step0);
  const learningRate = at(shared, 'learningRate', step);
  return {
    run: uuid,
    step,
    layer: name,
    ...measures,
    loss: at(shared, 'loss', step),
    learningRate,
    effectiveLearningRate: Math.fround(measures.scale * learningRate),
    batchId: at(shared, 'batchId', step),
    durationUs: at(shared, 'durationUs', step),
    cursor: `${String(step)}:${String(layer)}`,
  };
}

function at(shared: StoredSteps, column: 'loss' | 'learningRate' | 'batchId' | 'durationUs', step: number): number {
  return shared[column][step - shared.step0] ?? NaN;
}

function measuresAt({ columns }: StoredLayers, place: number): Record<Measure, number> {
  const measures = { flags: columns.flags?.[place] ?? 0 } as Record<Measure, number>;
  for (const measure of SERIES_MEASURES) measures[measure] = columns[measure]?.[place] ?? NaN;
  return measures;
}
