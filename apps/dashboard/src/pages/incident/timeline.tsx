import type { ReactElement } from 'react';
import { Moment } from '../../components/moment.js';
import { errorSentence, Loading } from '../../components/page-states.js';
import { formatCount, formatSentence } from '../../format/format-number.js';
import type { TimelineItemFragment } from '../../generated/graphql.js';
import { isFirstRead, type Pages } from '../../hooks/use-pages.js';
import { entryWords } from './timeline-words.js';

/** What happened in the incident, oldest first. */
export function Timeline({ entries }: { readonly entries: Pages<TimelineItemFragment> }): ReactElement {
  return (
    <section className="panel" aria-label="Timeline">
      <div className="panel-head"><h2>Timeline</h2></div>
      {entries.error && <p className="refused" role="alert">Could not read the timeline. {errorSentence(entries.error)}</p>}
      {isFirstRead(entries) && <Loading what="the timeline" rows={3} />}
      <ol className="timeline" data-testid="timeline">
        {entries.nodes.map((entry, i) => <Entry key={`${String(i)} ${entry.at}`} entry={entry} />)}
      </ol>
      {entries.hasMore && <button type="button" className="more" disabled={entries.isLoading} onClick={entries.more}>Load more</button>}
    </section>
  );
}

function Entry({ entry }: { readonly entry: TimelineItemFragment }): ReactElement {
  const { kind, what, step, text, at } = entry;
  return (
    <li className={`entry is-${kind.toLowerCase()}`} data-testid="timeline-entry" data-kind={kind} data-what={what}>
      <span>{entryWords(entry)}{step !== null && <span className="faint"> · step {formatCount(step)}</span>}</span>
      {/* what a person wrote stays as it was written */}
      {text !== '' && <span className="entry-text">{kind === 'ALERT' ? formatSentence(text) : text}</span>}
      <span className="fine"><Moment at={at} /></span>
    </li>
  );
}
