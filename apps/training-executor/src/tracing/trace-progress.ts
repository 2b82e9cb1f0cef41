import type { TraceEffort } from '#libs/contracts';

/** Told how far a trace is: share of the work, 0 to 1, and what is being done. */
export type TellProgress = (progress: { readonly progress: number; readonly stage: string }) => void;

/** Follows the work of one trace. */
export interface TraceProgressMeter {
  /** Steps executed of the run. */
  forward(steps: number): void;
  /** Steps walked back. */
  back(steps: number): void;
  /** Replays done. */
  replayed(count: number): void;
}

/** Replays beside those of the effort: four of the noise, one with all decisions neutralised. */
export const OTHER_REPLAYS = 5;

/** What a step back costs beside a step of training, and a replay beside the whole training (on average it starts half-way). Measured, rounded. */
const [BACK, REPLAY] = [5, 0.6];

/** Replays of an effort. */
export function replaysOf({ verify, controls, sets }: TraceEffort): number {
  return verify + controls + sets + OTHER_REPLAYS;
}

/** Turns steps and replays into a share of the whole work of tracing a run of so many steps. */
export function traceProgressMeter(steps: number, effort: TraceEffort, tell: TellProgress): TraceProgressMeter {
  const replays = replaysOf(effort);
  const whole = 1 + BACK + REPLAY * replays;
  const said = (done: number, stage: string): void => { tell({ progress: Math.min(1, done / whole), stage }); };
  return {
    forward: (done) => { said(done / steps, `executing the run again: step ${done} of ${steps}`); },
    back: (done) => { said(1 + (BACK * done) / steps, `estimating the effect of every decision: ${done} of ${steps} steps`); },
    replayed: (done) => { said(1 + BACK + REPLAY * done, `replayed ${done} of ${replays}`); },
  };
}
