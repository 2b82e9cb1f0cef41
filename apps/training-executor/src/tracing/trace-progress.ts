import type { TraceEffort } from '#libs/contracts';

/** Told how far a trace is: share of the work, 0 to 1, and what is being done. */
export type TellProgress = (progress: { readonly progress: number; readonly stage: string }) => void;

/** Follows the work of one trace. */
export interface TraceProgressMeter {
  /** Steps executed of the run. */
  forward(steps: number): void;
  /** Steps walked back. */
  back(steps: number): void;
  /** Replays done, of all. */
  replayed(count: number, all: number): void;
}

/** Replays beside those of the effort: four of the noise, one with all decisions neutralised, two with all of them moved a little. */
const OTHER_REPLAYS = 7;

/** What a step back costs beside a step of training, for the first target and each further one, and one of many replays at once beside the whole training (on average it starts half-way). Measured by bench/trace.bench.ts, the upper end, rounded. */
const [BACK, BACK_MORE, REPLAY] = [1.8, 0.25, 0.06];

/** Replays of an effort, at the most. */
export function replaysOf({ verify, controls, sets, without }: TraceEffort, targets = 1): number {
  // a named set is replayed once for the targets, and once more for all records
  return targets * verify + controls + sets + without.length * (controls + 2) + OTHER_REPLAYS;
}

/** What a trace costs, as a multiple of executing the run once. */
export function traceCost(effort: TraceEffort, targets = 1): number {
  return 1 + backCost(targets) + REPLAY * replaysOf(effort, targets);
}

function backCost(targets: number): number {
  return BACK + BACK_MORE * (targets - 1);
}

/** Turns steps and replays into a share of the whole work of tracing so many targets through a run of so many steps. */
export function traceProgressMeter(steps: number, { effort, targets }: { readonly effort: TraceEffort; readonly targets: number }, tell: TellProgress): TraceProgressMeter {
  const [back, whole] = [backCost(targets), traceCost(effort, targets)];
  const said = (done: number, stage: string): void => { tell({ progress: Math.min(1, done / whole), stage }); };
  return {
    forward: (done) => { said(done / steps, `executing the run again: step ${done} of ${steps}`); },
    back: (done) => { said(1 + (back * done) / steps, `estimating the effect of every decision: ${done} of ${steps} steps`); },
    replayed: (done, all) => { said(1 + back + (whole - 1 - back) * (done / all), `replayed ${Math.floor(done)} of ${all}`); },
  };
}
