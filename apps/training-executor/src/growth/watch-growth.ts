import { type Clock, type DecisionSink, GROWTH_EVENT, isSensitiveRun, MOST_TRACEABLE_GROWTH, REGIME_LEFT_EVENT } from '#libs/contracts';

import type { PreparedRun } from '../running/prepare-run.js';
import { type Growth, type GrowthMeter, growthMeter, WINDOW_STEPS } from './growth-meter.js';

interface WatchParts {
  readonly prepared: Pick<PreparedRun, 'training' | 'spec' | 'data'>;
  readonly clock: Clock;
  readonly sink: Pick<DecisionSink, 'note'>;
  /** What earlier attempts have recorded up to: nothing is noted again. */
  readonly ledgerStep: number;
  readonly say: (line: string) => void;
}

/** Watches whether a run stays where it can be traced. */
export interface GrowthWatch extends Omit<GrowthMeter, 'dispose'> {
  /** Says what it found, if a window ended, and releases what it holds. */
  close(): void;
}

/** Watches a run that is marked sensitive, or promises to be auditable: records the growth of a perturbation, and warns once when it leaves the regime in which it can be traced. Null for other runs, and where the spec says `watchGrowth: false`. */
export function watchGrowth({ prepared, clock, sink, ledgerStep, say }: WatchParts): GrowthWatch | null {
  const { spec } = prepared;
  if ((!isSensitiveRun(spec) && spec.profile !== 'auditable') || spec.watchGrowth === false) return null;
  let [windows, most] = [0, 1];
  const note = (step: number, kind: string, detail: object): void => {
    if (step > ledgerStep) sink.note({ kind: 'fact', step, note: { type: 'event', kind, detail } });
  };
  const onGrowth = ({ step, inWindow, total }: Growth): void => {
    note(step, GROWTH_EVENT, { inWindow: finite(inWindow), steps: WINDOW_STEPS, total: finite(total) });
    if (!(total <= MOST_TRACEABLE_GROWTH) && most <= MOST_TRACEABLE_GROWTH) {
      note(step, REGIME_LEFT_EVENT, { total: finite(total), most: MOST_TRACEABLE_GROWTH });
      say(`warning: this run is leaving the regime in which it can be traced: at step ${step} a small perturbation has grown × ${words(total)} (estimated; up to ${MOST_TRACEABLE_GROWTH} is smooth)`);
    }
    most = Math.max(most, Number.isNaN(total) ? Infinity : total);
    windows += 1;
  };
  const { dispose, ...meter } = growthMeter({ ...prepared, clock, onGrowth });
  return {
    ...meter,
    close: () => {
      dispose();
      if (windows > 0) say(`growth of a small perturbation: × ${words(most)} at the most (estimated from ${windows * WINDOW_STEPS} steps; up to ${MOST_TRACEABLE_GROWTH} the run can be traced)`);
    },
  };
}

/** JSON has no other numbers. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function words(value: number): string {
  return Number.isFinite(value) ? value.toPrecision(2) : 'without bound';
}
