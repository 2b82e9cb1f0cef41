import type { ReactElement } from 'react';
import { isCounted } from '../../components/count-text.js';
import { Moment } from '../../components/moment.js';
import { errorSentence } from '../../components/page-states.js';
import { Term } from '../../components/tip.js';
import { formatCounted, formatMeasured } from '../../format/format-number.js';
import { formatDuration } from '../../format/format-time.js';
import { RunReplaysDocument, type RunReplaysQuery } from '../../generated/graphql.js';
import { noPage, usePages } from '../../hooks/use-pages.js';
import { sentence } from '../trace/trace-words.js';
import { noReplayWords, replayCommand } from './replay-words.js';
import type { Run } from './run-page.js';

type ReplayRow = NonNullable<RunReplaysQuery['run']>['replays']['edges'][number]['node'];

/** Whether the run was executed again, and was the same: stored replays, newest first. Read anew when another execution is the last one. */
export function RunReplays({ run }: { readonly run: Run }): ReactElement {
  const { uuid, lastExecution } = run;
  const pages = usePages({ document: RunReplaysDocument, variables: (after) => ({ uuid, first: 10, after }), pick: (data) => data.run?.replays ?? noPage<ReplayRow>(), key: `${uuid} ${lastExecution?.of ?? ''}` });
  return (
    <section className="panel" aria-label="Replays of this run">
      <div className="panel-head"><h2><Term word="replay">Replays</Term></h2><span className="count">{isCounted(pages) ? pages.totalCount : ''}</span></div>
      {pages.error && <p className="refused" role="alert">Could not read the replays. {errorSentence(pages.error)}</p>}
      {pages.nodes.length === 0 && isCounted(pages) && <p className="faint" data-testid="no-replays"><WithCommand words={noReplayWords(run)} command={replayCommand(run)} /></p>}
      <ul className="alert-list compact" data-testid="run-replays">{pages.nodes.map((replay) => <ReplayItem key={replay.id} replay={replay} />)}</ul>
      {pages.hasMore && <button type="button" className="more" onClick={pages.more}>Load more</button>}
    </section>
  );
}

/** Words in which a command stands out. */
function WithCommand({ words, command }: { readonly words: string; readonly command: string }): ReactElement {
  const [before, behind] = words.split(command);
  return <>{before}{behind !== undefined && <><code>{command}</code>{behind}</>}</>;
}

function ReplayItem({ replay }: { readonly replay: ReplayRow }): ReactElement {
  const { uuid, by, endedAt, seconds, steps, backend, fidelity: { isSame, words, problem, firstDivergence } } = replay;
  return (
    <li className="alert-item" data-testid="replay-item" data-same={isSame} data-tip={uuid}>
      {problem === null ? <span>{sentence(words)}</span> : <strong>{sentence(problem)}</strong>}
      {firstDivergence?.recorded && firstDivergence.replayed && <span>{firstDivergence.measure}: recorded {formatMeasured(firstDivergence.recorded)}, replayed {formatMeasured(firstDivergence.replayed)}</span>}
      <span className="alert-facts"><span>{by}</span><span>{formatCounted(steps, 'step')} on {backend} in {formatDuration(seconds)}</span><Moment at={endedAt} /></span>
    </li>
  );
}
