import type { ReactElement, ReactNode } from 'react';
import type { TraceState } from '../generated/graphql.js';

/** What a worker makes, as far as its progress goes. */
interface Work {
  readonly state: TraceState;
  readonly stage: string;
  readonly progress: number;
  /** Where it is queued and no executor is live: what to start. */
  readonly waitsFor: string | null;
  readonly problem?: string | null | undefined;
  readonly endedBy?: string | null | undefined;
}

interface ProgressProps {
  readonly work: Work;
  /** "trace": names it for those who hear it, and for tests. */
  readonly what: string;
  /** The button that cancels it. */
  readonly cancel: ReactNode;
}

/** How far a piece of work is, with a way to cancel it; or why there is no answer. */
export function WorkProgress({ work: { state, stage, progress, waitsFor, problem, endedBy }, what, cancel }: ProgressProps): ReactElement | null {
  if (state === 'FAILED') return <p className="reason-line failed" role="alert" data-testid={`${what}-problem`}>It could not be made: {problem}</p>;
  if (state === 'CANCELLED') return <p className="reason-line" data-testid={`${what}-problem`}>Cancelled by {endedBy}: {problem}</p>;
  if (state === 'COMPLETED') return null;
  return (
    <div className="card trace-progress">
      <span className="progress">
        <progress value={progress} max={1} aria-label={`Progress of the ${what}`} />
        <span className="faint">{Math.floor(100 * progress)} %</span>
      </span>
      <span role="status" data-testid={`${what}-stage`}>{state === 'QUEUED' ? `waits for a worker${waitsFor === null ? '' : `: ${waitsFor}`}` : stage}</span>
      {cancel}
    </div>
  );
}
