import { useId, type ReactElement } from 'react';
import { ActDialog, type ActAnswer } from '../../components/act-dialog.js';
import { textOf } from '../../components/text-of.js';
import { AssignReviewDocument, DecideReviewDocument, SecondReviewDocument, type ReviewFieldsFragment } from '../../generated/graphql.js';
import { useMe } from '../../hooks/use-me.js';
import { useOutcome } from '../../hooks/use-outcome.js';
import { openActs, type ReviewActName } from './review-words.js';

interface ActsProps {
  /** Global id of the prediction, and how it is called. */
  readonly id: string;
  readonly name: string;
  readonly review: ReviewFieldsFragment;
  readonly acted: () => void;
}

interface Words {
  readonly label: string;
  readonly hotkey: string;
  readonly title: string;
  readonly explanation: string;
}

const WORDS: Readonly<Record<ReviewActName, Words>> = {
  agree: { label: 'Agree…', hotkey: 'y', title: 'Agree with the model?', explanation: 'You decide as the model does. A second reviewer may still dissent.' },
  overturn: { label: 'Overturn…', hotkey: 'o', title: 'Overturn what the model decided?', explanation: 'You decide otherwise. It counts once a second reviewer confirms. The model itself is not changed.' },
  confirm: { label: 'Confirm…', hotkey: 'c', title: 'Confirm the verdict?', explanation: 'You have looked yourself, and the verdict of your colleague is right.' },
  dissent: { label: 'Dissent…', hotkey: 'd', title: 'Dissent from the verdict?', explanation: 'You have looked yourself, and the verdict is wrong. A third reviewer decides then.' },
  assign: { label: 'Assign…', hotkey: 'a', title: 'Who is to look at it?', explanation: 'The name as on the token of that person.' },
  release: { label: 'Release…', hotkey: 'r', title: 'Back into the queue?', explanation: 'Nobody in particular is to look at it then.' },
};

/** What a reviewer can do with a prediction now; nothing for others. */
export function ReviewActs({ id, name, review, acted }: ActsProps): ReactElement | null {
  const me = useMe();
  const act = useActs(id, acted);
  if (!me?.mayReview) return null;
  return (
    <span className="marks" data-testid="review-acts">
      {openActs(review, me.name).map((each) => (
        <ActDialog key={each} {...WORDS[each]} name={`${WORDS[each].label.replace('…', '')}: prediction ${name}`} className="small" confirm={WORDS[each].label.replace('…', '')} act={act[each]} testId={`review-${each}`}>
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
