import { fidelityProblem, replayProblem } from '#libs/contracts';
import type { Execution, TraceRow } from '#libs/decision-store';

/** Part 8: what a report does not show, in plain words. */
export function limitsOf({ trace, execution }: { readonly trace: TraceRow | null; readonly execution: Execution | null }, complete: boolean): string[] {
  return [
    'It tells how the training arrived at its weights, not whether the outcome is right or fair.',
    'Effects are those of the scales that were chosen during training; effects of the data, the model or the label are not told apart from one another.',
    'An ESTIMATED effect was not replayed. A MEASURED one was: the training was executed again with that decision neutralised and all others as recorded.',
    'Effects of single decisions need not add up to the effect of all: decisions act together. Where effects were estimated, part 4 tells how far they do here.',
    'Groups are those that the data declare; who is in none is not seen. Intervals of selection rates are Wilson intervals, one group at a time, without correction for their number. Public copies leave out groups of fewer than 10 records, and those from which they could be inferred; a selection rate of 0 or 1 still tells of everybody in a group that is shown.',
    'The proofs show that what is shown was recorded and signed by the holder of the key, not that the trainer told the truth.',
    ...(trace?.result?.quality.verdict === 'do not rely on the estimate' ? ['On this run the estimate of effects agrees badly with replays: only decisions that were replayed are shown.'] : []),
    ...(trace?.result?.quality.verdict === 'not enough evidence' ? ['Too little was replayed on this run to tell how far the estimates hold: only decisions that were replayed are shown.'] : []),
    ...problemWords(trace),
    ...executionWords(trace, execution),
    ...comparedWords(trace),
    ...(complete ? [] : ['The record is not complete: see coverage.']),
  ];
}

/** A ledger or a replay that is not as recorded. */
function problemWords(trace: TraceRow | null): string[] {
  const problem = trace?.result ? fidelityProblem(trace.result.fidelity) : null;
  return problem === null ? [] : [`Of the trace: ${problem}.`];
}

/** What another execution than that of the trace found last is told where it was not the same run. */
function executionWords(trace: TraceRow | null, execution: Execution | null): string[] {
  const problem = execution === null || execution.uuid === trace?.uuid ? null : replayProblem(execution.fidelity);
  return execution === null || problem === null ? [] : [`The run was executed again last on ${execution.at.toISOString().slice(0, 10)} (${execution.kind} ${execution.uuid}): ${problem}.`];
}

/** After retention a replay is held to what is left of the ledger. */
function comparedWords(trace: TraceRow | null): string[] {
  const { comparedSteps = 0, missingSteps = 0 } = trace?.result?.fidelity ?? {};
  return missingSteps === 0 ? [] : [`The replay was compared with ${comparedSteps} of ${comparedSteps + missingSteps} steps: the ledger does not hold the others any more.`];
}
