import type { ReactElement } from 'react';
import { formatCount } from '../format/format-number.js';

interface ProgressProps {
  readonly lastStep: number;
  readonly totalSteps: number | null;
  readonly isLive: boolean;
}

/** How far a run is: recorded steps of all, with a bar while it lives. */
export function Progress({ lastStep, totalSteps, isLive }: ProgressProps): ReactElement {
  const done = lastStep + 1;
  const words = totalSteps === null ? formatCount(done) : `${formatCount(done)} / ${formatCount(totalSteps)}`;
  const share = totalSteps ? Math.min(1, done / totalSteps) : null;
  return (
    <span className="progress">
      {isLive && share !== null && <progress value={share} max={1} aria-label="Progress" />}
      <span>{words}</span>
      {isLive && share !== null && <span className="faint">{Math.floor(share * 100)} %</span>}
    </span>
  );
}
