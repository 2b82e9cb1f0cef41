import type { Measure } from './measures.js';

/** The first number that was not as recorded. */
export interface ReplayDivergence {
  readonly step: number;
  /** Null where it is the loss. */
  readonly layer: string | null;
  /** Which number it is, as recorded and as executed again; absent where they were not stored. */
  readonly measure?: Measure | 'loss';
  readonly recorded?: number;
  readonly replayed?: number;
}

/** How exactly an unaltered run could be executed again, as it is stored with what rests on that. */
export interface ReplayFidelity {
  /** Whether every compared number had its recorded bits, and some were compared. */
  readonly bitExact: boolean;
  readonly firstDivergence?: ReplayDivergence | null;
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

/** Largest relative error of a loss up to which a replay counts that is not exact to the bit. */
export const LOSS_TOLERANCE = 1e-3;

/** Whether what was replayed tells of the recorded run: by its bits, its weights, or losses within {@link LOSS_TOLERANCE}. */
export function replayCounts({ bitExact, sameWeights, maxRelLossError = NaN }: ReplayFidelity): boolean {
  return bitExact || sameWeights === true || maxRelLossError <= LOSS_TOLERANCE;
}

/** Whether the weights show that the recorded run was executed again, and numbers of the ledger are others than it gives: they were altered. */
export function isLedgerAltered({ bitExact, sameWeights, comparedSteps }: ReplayFidelity): boolean {
  return sameWeights === true && !bitExact && comparedSteps !== 0;
}

/** What is wrong with the ledger or the replay, to be told before any effect; null where what was compared is as recorded. */
export function fidelityProblem(fidelity: ReplayFidelity): string | null {
  const problem = replayProblem(fidelity);
  if (problem === null) return null;
  if (!replayCounts(fidelity)) return `${problem}: no effect counts as measured`;
  return isLedgerAltered(fidelity) ? `${problem}; effects are those of the run as it was executed here` : problem;
}

/** The same of a replay that measures no effect. */
export function replayProblem(fidelity: ReplayFidelity): string | null {
  const { bitExact, comparedSteps, firstDivergence = null } = fidelity;
  if (isSameRun(fidelity)) return null;
  const place = placeOf(firstDivergence);
  if (!replayCounts(fidelity)) return comparedSteps === 0 ? 'nothing of the recorded run is left to hold the replay against' : `this is NOT the run that was recorded${place}`;
  if (bitExact) return 'the weights at the end are NOT the recorded ones, though every decision is';
  if (isLedgerAltered(fidelity)) return `the ledger is NOT what this run did${place}, though the weights at the end are the recorded ones: the ledger was altered, and gradlens verify tells where`;
  return `the replay is NOT exact${place}: its losses are within ${LOSS_TOLERANCE} of the recorded ones`;
}

function placeOf(divergence: ReplayFidelity['firstDivergence']): string {
  return divergence === null || divergence === undefined ? '' : ` from step ${divergence.step}${divergence.layer === null ? '' : ` in ${divergence.layer}`} on`;
}

function weightsAlone(sameWeights: boolean | null): string {
  if (sameWeights === null) return 'no weights were recorded to compare with';
  return sameWeights ? 'the weights at the end are the recorded ones' : 'the weights at the end are NOT the recorded ones';
}
