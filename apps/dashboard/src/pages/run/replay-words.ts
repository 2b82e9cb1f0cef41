import type { RunQuery } from '../../generated/graphql.js';

type Run = NonNullable<RunQuery['run']>;

/** What a list of replays says that has none. */
export function noReplayWords({ uuid, attestation, lastStep, lastExecution }: Pick<Run, 'uuid' | 'attestation' | 'lastStep' | 'lastExecution'>): string {
  if (attestation !== 'EXECUTED') return 'Unavailable. Its trainer is not known here: it cannot be executed again.';
  if (lastStep < 0) return 'This run has no recorded step to execute again.';
  const other = lastExecution === null ? 'Never executed again.' : `None yet; for ${FOR_WORDS[lastExecution.for]} it was ${lastExecution.fidelity.words.replace(/^NOT executed again/, 'executed again, NOT')}.`;
  return `${other} ${replayCommand({ uuid })} executes it again, compares every number with the ledger and stores what it finds.`;
}

/** The command that executes a run again. */
export function replayCommand({ uuid }: Pick<Run, 'uuid'>): string {
  return `gradlens replay ${uuid}`;
}

/** What the last execution of a run found wrong, in words; null where it was the same, or never executed again. */
export function notSameWords(execution: Run['lastExecution']): string | null {
  const problem = execution?.fidelity.problem ?? null;
  return execution === null || problem === null ? null : `Executed again for ${FOR_WORDS[execution.for]}: ${problem}.`;
}

const FOR_WORDS = { TRACE: 'a trace', IMPACT: 'an impact', REPLAY: 'a replay' } as const;
