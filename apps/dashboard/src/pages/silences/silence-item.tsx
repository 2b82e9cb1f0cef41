import type { ReactElement } from 'react';
import { useMutation } from 'urql';
import { ActDialog, type ActAnswer } from '../../components/act-dialog.js';
import { Moment } from '../../components/moment.js';
import { errorSentence } from '../../components/page-states.js';
import { formatDuration, formatMoment } from '../../format/format-time.js';
import { ExpireSilenceDocument, type SilenceItemFragment } from '../../generated/graphql.js';
import { useMe } from '../../hooks/use-me.js';

/** A silence that ends within this is marked: what it mutes will be told. Unit: s. */
const SOON_S = 3600;

/** One silence: what, until when, who and why; a button that ends it. */
export function SilenceItem({ silence, changed }: { readonly silence: SilenceItemFragment; readonly changed: () => void }): ReactElement {
  const me = useMe();
  const { state, matchers, createdBy, createdAt, reason, source, endedBy, endedReason } = silence;
  return (
    <li className={`alert-item silence is-${state.toLowerCase()}`} data-testid="silence" data-state={state}>
      <span className="alert-head">
        <span className="badge">{state.toLowerCase()}</span>
        {matchers.map(({ text }) => <code key={text}>{text}</code>)}
      </span>
      <span className="summary">{reason}</span>
      <span className="alert-facts">
        <span>by <b>{createdBy}</b>{source !== null && ` in Alertmanager ${source}`}</span>
        <Moment at={createdAt} />
        <EndWords silence={silence} />
        {endedBy !== null && <span>ended by <b>{endedBy}</b>: {endedReason}</span>}
        {state !== 'EXPIRED' && me?.mayChange !== false && <Expire id={silence.id} changed={changed} />}
      </span>
    </li>
  );
}

function EndWords({ silence: { state, startsAt, endsAt, secondsLeft } }: { readonly silence: SilenceItemFragment }): ReactElement {
  if (state === 'PENDING') return <span>from <b>{formatMoment(startsAt)}</b> until <b>{formatMoment(endsAt)}</b></span>;
  if (secondsLeft === null) return <span>until <b>{formatMoment(endsAt)}</b></span>;
  return <span className={secondsLeft < SOON_S ? 'soon' : undefined} data-tip={formatMoment(endsAt)} tabIndex={0}>ends in <b>{formatDuration(secondsLeft)}</b></span>;
}

function Expire({ id, changed }: { readonly id: string; readonly changed: () => void }): ReactElement {
  const [, expire] = useMutation(ExpireSilenceDocument);
  const act = async (reason: string): Promise<ActAnswer> => {
    const { data, error } = await expire({ input: { silence: id, reason } });
    const outcome = data?.expireSilence;
    if (outcome && 'silence' in outcome) {
      changed();
      return null;
    }
    return outcome ? outcome.message : error ? errorSentence(error) : 'The API gave no answer.';
  };
  return (
    <ActDialog
      label="End…" name="End this silence" className="small" title="End this silence?" confirm="End it now" testId="expire-silence"
      explanation="What it mutes and still fires is told." act={act}
    />
  );
}
