import { useId, type ReactElement } from 'react';
import { ActDialog, type ActAnswer } from '../../components/act-dialog.js';
import { textOf } from '../../components/text-of.js';
import { AssignReviewDocument, DecideReviewDocument, SecondReviewDocument, type ReviewFieldsFragment } from '../../generated/graphql.js';
import { useMe } from '../../hooks/use-me.js';
import { useOutcome } from '../../hooks/use-outcome.js';
import type { Outcome } from '../predictions/outcome-words.js';
import { actExplanation, openActs, type ReviewActName } from './review-words.js';

interface ActsProps {
  /** Global id of the prediction, and how it is called. */
  readonly id: string;
  readonly name: string;
  readonly review: ReviewFieldsFragment;
  readonly outcome: Outcome;
  readonly acted: () => void;
}

interface Words {
  readonly label: string;
  readonly hotkey: string;
  readonly title: string;
}

const WORDS: Readonly<Record<ReviewActName, Words>> = {
  agree: { label: 'Agree…', hotkey: 'y', title: 'Agree with the model?' },
  overturn: { label: 'Overturn…', hotkey: 'o', title: 'Overturn what the model decided?' },
  confirm: { label: 'Confirm…', hotkey: 'c', title: 'Confirm the verdict?' },
  dissent: { label: 'Dissent…', hotkey: 'd', title: 'Dissent from the verdict?' },
  assign: { label: 'Assign…', hotkey: 'a', title: 'Who is to look at it?' },
  release: { label: 'Release…', hotkey: 'r', title: 'Back into the queue?' },
};

/** What a reviewer can do with a prediction now; nothing for others. */
export function ReviewActs({ id, name, review, outcome, acted }: ActsProps): ReactElement | null {
  const me = useMe();
  const act = useActs(id, acted);
  if (!me?.mayReview) return null;
  return (
    <span className="marks" data-testid="review-acts">
      {openActs(review, me.name).map((each) => (
        <ActDialog key={each} {...WORDS[each]} explanation={actExplanation(each, outcome, review.verdict)} name={`${WORDS[each].label.replace('…', '')}: prediction ${name}`} className="small" confirm={WORDS[each].label.replace('…', '')} act={act[each]} testId={`review-${each}`}>
          {each === 'assign' && <AssigneeField me={me.name} />}
        </ActDialog>
      ))}
    </span>
  );
}

function AssigneeField({ me }: { readonly me: string }): ReactElement {
  const id = useId();
  return <><label htmlFor={id}>Name</label><input id={id} name="to" required maxLength={200} defaultValue={me} autoComplete="off" data-testid="review-to" /></>;
}

type Act = (reason: string, form: FormData) => Promise<ActAnswer>;

function useActs(prediction: string, acted: () => void): Readonly<Record<ReviewActName, Act>> {
  const assign = useOutcome(AssignReviewDocument);
  const decide = useOutcome(DecideReviewDocument);
  const second = useOutcome(SecondReviewDocument);
  const told = (act: Act): Act => async (reason, form) => {
    const answer = await act(reason, form);
    if (answer === null) acted();
    return answer;
  };
  return {
    agree: told((reason) => decide({ prediction, reason, verdict: 'AGREE' })),
    overturn: told((reason) => decide({ prediction, reason, verdict: 'OVERTURN' })),
    confirm: told((reason) => second({ prediction, reason, confirms: true })),
    dissent: told((reason) => second({ prediction, reason, confirms: false })),
    assign: told((reason, form) => assign({ prediction, reason, to: textOf(form, 'to') })),
    release: told((reason) => assign({ prediction, reason, to: null })),
  };
}
