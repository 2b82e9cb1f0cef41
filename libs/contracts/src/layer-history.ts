import type { Measure } from './measures.js';
import type { RunUuid } from './run.js';

/** What one layer recorded over consecutive steps. A step that the ledger does not hold has NaN in every column. */
export interface LayerHistory {
  /** Step of the first place. */
  readonly firstStep: number;
  /** A value per step and measure; `flags` are whole numbers. */
  readonly measures: Readonly<Record<Measure, Float32Array>>;
  /** Learning rate of each step, before the layer's scale. */
  readonly learningRate: Float32Array;
}

/** A rollback: before `step` everything that is remembered became what it was before `toStep`. */
export interface RollbackPlace {
  readonly step: number;
  readonly toStep: number;
}

/** What the ledger tells of one decision and of how it came about. */
export interface DecisionFacts {
  readonly run: RunUuid;
  readonly layer: string;
  readonly step: number;
  /** The run's spec, as it is stored; of runs that came by ingest it may be anything. */
  readonly spec: unknown;
  readonly history: LayerHistory;
  /** In order of step. */
  readonly rollbacks: readonly RollbackPlace[];
  /** Where retention removed the decisions of the run: when, who had it done, and by which policy; absent where they are there. */
  readonly removed?: { readonly at: Date | null; readonly by: string; readonly reason: string };
}
