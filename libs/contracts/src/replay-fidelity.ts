/** How exactly an unaltered run could be executed again, as it is stored with what rests on that. */
export interface ReplayFidelity {
  /** Whether every compared number had its recorded bits, and some were compared. */
  readonly bitExact: boolean;
  readonly firstDivergence?: { readonly step: number; readonly layer: string | null } | null;
  /** NaN where no step was compared. */
  readonly maxRelLossError?: number;
  /** Whether the weights at the end are the recorded ones; null where none were recorded. */
  readonly sameWeights: boolean | null;
  /** Steps that were compared with the ledger, and executed steps that it does not hold (any more); absent where they were not stored yet. */
  readonly comparedSteps?: number;
  readonly missingSteps?: number;
}

/** How exactly a run could be executed again, in words that never say more than was compared. */
export function fidelityWords(fidelity: ReplayFidelity): string {
  const { bitExact, sameWeights, comparedSteps, missingSteps = 0 } = fidelity;
  if (comparedSteps === 0) return `executed again, NOT compared: the ledger holds none of its ${missingSteps} steps any more; ${weightsAlone(sameWeights)}`;
  if (!bitExact) return divergedWords(fidelity);
  const held = comparedSteps === undefined || missingSteps === 0 ? '' : ` in the ${comparedSteps} of ${comparedSteps + missingSteps} steps that the ledger holds`;
  return `executed again bit for bit${held}${sameWeights === null ? '' : sameWeights ? ', the recorded weights' : ', but NOT to the recorded weights'}`;
}

function divergedWords({ firstDivergence = null, maxRelLossError }: ReplayFidelity): string {
  const error = maxRelLossError === undefined ? '' : `; largest relative error of a loss ${maxRelLossError.toPrecision(3)}`;
  return `NOT executed again as recorded${placeOf(firstDivergence)}${error}`;
}

/** Whether what was compared is as recorded, and the weights are where they were: without a step that was compared they alone tell. */
export function isSameRun({ bitExact, sameWeights, comparedSteps }: ReplayFidelity): boolean {
  return sameWeights !== false && (bitExact || (comparedSteps === 0 && sameWeights === true));
}

function placeOf(divergence: ReplayFidelity['firstDivergence']): string {
  return divergence === null || divergence === undefined ? '' : ` from step ${divergence.step}${divergence.layer === null ? '' : ` in ${divergence.layer}`} on`;
}

function weightsAlone(sameWeights: boolean | null): string {
  if (sameWeights === null) return 'no weights were recorded to compare with';
  return sameWeights ? 'the weights at the end are the recorded ones' : 'the weights at the end are NOT the recorded ones';
}
