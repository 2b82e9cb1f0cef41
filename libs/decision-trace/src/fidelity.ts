import { MEASURE_COUNT, MEASURES, type Measure, type StepFrame, type StepWindow } from '#libs/contracts';

/** Steps of the ledger that a replay is compared with: loss and measures, in the order of `steps`. */
export type RecordedSteps = Pick<StepWindow, 'steps' | 'loss' | 'layers'>;

/** The first number that a replay did not reproduce. */
export interface Divergence {
  readonly step: number;
  /** Name of the layer; null where it is the loss. */
  readonly layer: string | null;
  readonly measure: Measure | 'loss';
  readonly recorded: number;
  readonly replayed: number;
}

/** Replay fidelity: how exactly an unaltered replay gives what was recorded. */
export interface Fidelity {
  /** Whether every compared number has the recorded bits (any NaN equals any NaN), and some were compared: what was not looked at is not exact. */
  readonly bitExact: boolean;
  readonly firstDivergence: Divergence | null;
  /** max |replayed − recorded| / |recorded| over the losses; ∞ where only one of the two is finite, NaN where none was compared. */
  readonly maxRelLossError: number;
  /** Steps that were recorded and replayed. */
  readonly comparedSteps: number;
  /** Replayed steps that the ledger does not hold. */
  readonly missingSteps: number;
}

/** Compares a replay with the ledger, step by step. */
export interface FidelityCheck {
  /** Takes in the next replayed steps, and the recorded ones of the same stretch. @throws RangeError when they name other layers */
  compare(frames: readonly StepFrame[], recorded: RecordedSteps): void;
  result(): Fidelity;
}

/** A check of a replay whose frames hold `layers` in this order. */
export function createFidelityCheck(layers: readonly string[]): FidelityCheck {
  let firstDivergence: Divergence | null = null;
  let maxRelLossError = 0;
  let [comparedSteps, missingSteps] = [0, 0];
  return {
    compare: (frames, recorded) => {
      requireLayers(layers, recorded);
      const places = new Map(Array.from(recorded.steps, (step, place) => [step, place]));
      for (const frame of frames) {
        const place = places.get(frame.step);
        if (place === undefined) {
          missingSteps += 1;
          continue;
        }
        comparedSteps += 1;
        firstDivergence ??= divergenceOf(frame, recorded, place);
        maxRelLossError = Math.max(maxRelLossError, relativeError(frame.loss, recorded.loss[place] ?? NaN));
      }
    },
    result: () => ({ bitExact: firstDivergence === null && comparedSteps > 0, firstDivergence, maxRelLossError: comparedSteps === 0 ? NaN : maxRelLossError, comparedSteps, missingSteps }),
  };
}

function requireLayers(layers: readonly string[], recorded: RecordedSteps): void {
  const names = recorded.layers.map(({ name }) => name);
  if (recorded.steps.length === 0 || names.join('\n') === layers.join('\n')) return;
  throw new RangeError(`the ledger has the layers ${names.join(', ')}, the replay has ${layers.join(', ')}`);
}

function divergenceOf(frame: StepFrame, recorded: RecordedSteps, place: number): Divergence | null {
  const { step } = frame;
  const loss = recorded.loss[place] ?? NaN;
  if (!isSame(frame.loss, loss)) return { step, layer: null, measure: 'loss', recorded: loss, replayed: frame.loss };
  for (const [layer, { name, measures }] of recorded.layers.entries()) {
    for (const [m, measure] of MEASURES.entries()) {
      const replayed = frame.measures[layer * MEASURE_COUNT + m] ?? NaN;
      const value = measures[measure][place] ?? NaN;
      if (!isSame(replayed, value)) return { step, layer: name, measure, recorded: value, replayed };
    }
  }
  return null;
}

/** The same float32; 0 and −0 differ. */
function isSame(a: number, b: number): boolean {
  return Object.is(Math.fround(a), Math.fround(b));
}

function relativeError(replayed: number, recorded: number): number {
  if (isSame(replayed, recorded)) return 0;
  const error = Math.abs(replayed - recorded) / Math.abs(recorded);
  return Number.isNaN(error) ? Infinity : error;
}
