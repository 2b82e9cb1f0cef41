import type { DecisionFacts } from '#libs/contracts';

import type { Explained } from './explanation.js';

/** A choice taken apart, by the rule of one scaler; without the push on purpose, which multiplies what the scaler chose. */
export type Choice = Pick<Explained, 'base' | 'contributions' | 'earlier' | 'steps' | 'method' | 'stepValues'> & {
  /** The scale as the scaler's own formula gives it from the rest of the ledger. */
  readonly chosen: number;
  /** Absent where the scaler has no bound of its own. */
  readonly saturated?: Explained['saturated'];
};

/** What the rule of a scaler looks at. */
export interface ChoiceFacts extends Pick<DecisionFacts, 'history' | 'layer'> {
  /** Places in the history: the decisions that this one came from, itself last. */
  readonly chain: Int32Array;
  /** Whether the chain goes back to the start of the run. */
  readonly fromStart: boolean;
  /** What a step's raw scale was multiplied by on purpose. */
  readonly factorAt: (place: number) => number;
  /** log raw scale of the decision, as recorded. */
  readonly logRawScale: number;
}
