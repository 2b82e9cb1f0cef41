import type { ReactElement } from 'react';
import { ActDialog } from '../../components/act-dialog.js';
import { WorkProgress } from '../../components/work-progress.js';
import { CancelTraceDocument, type TraceItemFragment } from '../../generated/graphql.js';
import { useOutcome } from '../../hooks/use-outcome.js';

interface ProgressProps {
  readonly trace: TraceItemFragment;
  readonly acted: () => void;
}

/** How far a trace is, with a way to cancel it; or why there is no answer. */
export function TraceProgress({ trace, acted }: ProgressProps): ReactElement {
  return <WorkProgress work={trace} what="trace" cancel={<CancelTrace id={trace.id} acted={acted} />} />;
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
