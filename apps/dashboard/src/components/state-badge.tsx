import type { ReactElement } from 'react';
import type { AlertState, RunState, Severity } from '../generated/graphql.js';

/** What a state means, and its sign: states are told apart by sign and word, not by colour alone. */
const RUN_SIGNS: Readonly<Record<RunState, { sign: string; tip: string }>> = {
  QUEUED: { sign: '◌', tip: 'Waits for an executor to take it up.' },
  RUNNING: { sign: '▶', tip: 'Trains now.' },
  PAUSED: { sign: '❚❚', tip: 'Stands still until somebody lets it go on.' },
  COMPLETED: { sign: '✓', tip: 'Used its budget or met its target.' },
  CANCELLED: { sign: '■', tip: 'A person ended it.' },
  FAILED: { sign: '✕', tip: 'Ended by an error; the reason is recorded.' },
  INTERRUPTED: { sign: '⚡', tip: 'Its process went away without a word.' },
  DIVERGED: { sign: '≠', tip: 'A resumed attempt did not reproduce what is recorded.' },
};

/** States in which a run still moves. */
export function isLive(state: RunState): boolean {
  return state === 'QUEUED' || state === 'RUNNING' || state === 'PAUSED';
}

/** The state of a run. */
export function RunStateBadge({ state }: { readonly state: RunState }): ReactElement {
  const { sign, tip } = RUN_SIGNS[state];
  return (
    <span className={`badge run-${state.toLowerCase()}`} data-testid="run-state" data-state={state} data-tip={tip} aria-description={tip}>
      <span aria-hidden="true" className="sign">{sign}</span>
      {state.toLowerCase()}
    </span>
  );
}

/** Sign of a severity. */
export const SEVERITY_SIGNS: Readonly<Record<Severity, string>> = { INFO: 'i', WARNING: '!', CRITICAL: '‼' };

/** Severity and state of an alert. */
export function AlertBadge({ severity, state }: { readonly severity: Severity; readonly state: AlertState }): ReactElement {
  return (
    <span className={`badge severity-${severity.toLowerCase()} alert-${state.toLowerCase()}`}>
      <span aria-hidden="true" className="sign">{SEVERITY_SIGNS[severity]}</span>
      {severity.toLowerCase()} · {state.toLowerCase()}
    </span>
  );
}
