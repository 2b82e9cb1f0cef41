import type { ReactElement } from 'react';
import { useMutation } from 'urql';
import { ActDialog, type ActAnswer } from '../../components/act-dialog.js';
import { errorSentence } from '../../components/page-states.js';
import { CancelRunDocument } from '../../generated/graphql.js';

interface CancelProps {
  readonly uuid: string;
  readonly name: string;
}

/** Ends a live run, with a reason that is recorded. */
export function CancelRun({ uuid, name }: CancelProps): ReactElement {
  const [, cancel] = useMutation(CancelRunDocument);
  const act = async (reason: string): Promise<ActAnswer> => {
    const { data, error } = await cancel({ input: { run: uuid, reason } });
    const outcome = data?.cancelRun;
    if (outcome?.__typename === 'CancelRunPayload') return null;
    return outcome ? outcome.message : error ? errorSentence(error) : 'The API gave no answer.';
  };
  return (
    <ActDialog
      label="Cancel…" name={`Cancel run ${name}`} className="small" title={`Cancel “${name}”?`} confirm="Cancel the run" isDanger testId="cancel-run"
      explanation="It stops after its current step. Everything recorded so far is kept." act={act}
    />
  );
}
