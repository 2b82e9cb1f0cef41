import type { ReactElement } from 'react';
import type { TraceState } from '../../generated/graphql.js';
import { STATE_SIGNS } from './trace-words.js';

/** Whether a trace still moves. */
export function isMoving(state: TraceState): boolean {
  return state === 'QUEUED' || state === 'RUNNING';
}

/** The state of a trace. */
export function TraceStateBadge({ state }: { readonly state: TraceState }): ReactElement {
  const { sign, tip } = STATE_SIGNS[state];
  return (
    <span className={`badge run-${state.toLowerCase()}`} data-testid="trace-state" data-state={state} data-tip={tip} aria-description={tip}>
      <span aria-hidden="true" className="sign">{sign}</span>
      {state.toLowerCase()}
    </span>
  );
}
