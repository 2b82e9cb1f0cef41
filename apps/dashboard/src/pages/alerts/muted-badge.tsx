import type { ReactElement } from 'react';
import { formatMoment } from '../../format/format-time.js';
import type { AlertItemFragment } from '../../generated/graphql.js';

/** That nobody is told of an alert, by whom and until when; it still fires. */
export function MutedBadge({ alert: { silencedBy, inhibitedBy } }: { readonly alert: AlertItemFragment }): ReactElement | null {
  const [silence] = silencedBy;
  if (silence) {
    const tip = silencedBy.map(({ createdBy, endsAt, reason }) => `${createdBy}, until ${formatMoment(endsAt)}: ${reason}`).join('\n');
    return <span className="badge" data-testid="silenced" data-tip={tip} aria-description={tip} tabIndex={0}>silenced by {silence.createdBy}</span>;
  }
  const [source] = inhibitedBy;
  if (!source) return null;
  return <span className="badge" data-testid="inhibited" data-tip="Nobody is told of this one while that one fires." tabIndex={0}>inhibited by {source.rule}</span>;
}
