import type { ReactElement } from 'react';
import { ActDialog } from '../../components/act-dialog.js';
import { CancelTraceDocument, type TraceItemFragment } from '../../generated/graphql.js';
import { useOutcome } from '../../hooks/use-outcome.js';
import { isMoving } from './trace-state-badge.js';

interface ProgressProps {
  readonly trace: TraceItemFragment;
  readonly acted: () => void;
}

/** How far a trace is, with a way to cancel it; or why there is no answer. */
export function TraceProgress({ trace, acted }: ProgressProps): ReactElement | null {
  const { state, stage, progress, problem, endedBy } = trace;
  if (state === 'FAILED') return <p className="reason-line failed" role="alert" data-testid="trace-problem">It could not be made: {problem}</p>;
  if (state === 'CANCELLED') return <p className="reason-line" data-testid="trace-problem">Cancelled by {endedBy}: {problem}</p>;
  if (!isMoving(state)) return null;
  const words = state === 'QUEUED' ? 'waits for a worker' : stage;
  return (
    <div className="card trace-progress">
      <span className="progress">
        <progress value={progress} max={1} aria-label="Progress of the trace" />
        <span className="faint">{Math.floor(100 * progress)} %</span>
      </span>
      <span role="status" data-testid="trace-stage">{words}</span>
      <CancelTrace id={trace.id} acted={acted} />
    </div>
  );
}

function CancelTrace({ id, acted }: { readonly id: string; readonly acted: () => void }): ReactElement {
  const cancel = useOutcome(CancelTraceDocument);
  const act = async (reason: string): Promise<string | null> => {
    const answer = await cancel({ trace: id, reason });
    if (answer === null) acted();
    return answer;
  };
  return <ActDialog label="Cancel…" name="Cancel the trace" className="small" title="Cancel this trace?" explanation="What was computed so far is lost; it can be asked again." confirm="Cancel the trace" isDanger act={act} testId="cancel-trace" />;
}
