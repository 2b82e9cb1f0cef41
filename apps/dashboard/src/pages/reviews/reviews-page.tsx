import type { ReactElement } from 'react';
import { countText } from '../../components/count-text.js';
import { Empty, Failed, Loading } from '../../components/page-states.js';
import { Term } from '../../components/tip.js';
import { TypedFilter } from '../../components/typed-filter.js';
import { ReviewQueueDocument, type ReviewItemFragment } from '../../generated/graphql.js';
import { useMe } from '../../hooks/use-me.js';
import { usePages, type Pages } from '../../hooks/use-pages.js';
import { navigate } from '../../routing/navigation.js';
import { REVIEW_FILTERS, reviewsRoute, statesOf, type ReviewsRoute } from '../../routing/review-route.js';
import { Withheld } from '../predictions/predictions-page.js';
import { ReviewList } from './review-list.js';

const FILTER_WORDS: Readonly<Record<ReviewsRoute['state'], string>> = {
  OPEN: 'what waits for a person', ALL: 'all', WAITING: 'nobody looks yet', ASSIGNED: 'assigned', SECOND_WANTED: 'second pair of eyes wanted', DISPUTED: 'disputed', DECIDED: 'decided',
};

/** Sensitive predictions that wait for a person: what moved most first, then the closest calls. */
export function ReviewsPage({ route }: { readonly route: ReviewsRoute }): ReactElement {
  const pages = useQueue(route);
  return (
    <>
      <div className="page-head">
        <h1><Term word="review">Reviews</Term></h1>
        <Filters route={route} />
        <span className="count" role="status">{countText(pages, 'prediction')}</span>
      </div>
      <p className="fine">Ordered by <Term word="measuredEffect">measured effect</Term>, then by <Term word="closeness">closeness</Term> to the threshold{route.run === '' ? ', of the 100 newest runs with sensitive predictions' : ''}. <Term word="secondEyes">To overturn takes two.</Term> Keys: <kbd>j</kbd> <kbd>k</kbd> and <kbd>Enter</kbd>; <kbd>?</kbd> lists them.</p>
      <MayNot />
      <QueueBody route={route} pages={pages} />
    </>
  );
}

/** What those see who may not review. */
function MayNot(): ReactElement | null {
  const me = useMe();
  if (me === null || me.mayReview) return null;
  return <p className="notice-line" role="note" data-testid="may-not-review">You are signed in as {me.name} ({me.role.toLowerCase()}): you can follow the reviews. Reviewers and admins decide.</p>;
}

function useQueue(route: ReviewsRoute): Pages<ReviewItemFragment> {
  const filter = { run: route.run === '' ? null : route.run, states: statesOf(route), assignee: route.assignee === '' ? null : route.assignee };
  return usePages({ document: ReviewQueueDocument, variables: (after) => ({ first: 50, after, ...filter }), pick: (data) => data.reviewQueue, key: JSON.stringify(filter) });
}

function Filters({ route }: { readonly route: ReviewsRoute }): ReactElement {
  const me = useMe();
  return (
    <form className="filters" onSubmit={(event) => { event.preventDefault(); }}>
      <label htmlFor="review-filter">Show</label>
      <select id="review-filter" value={route.state} data-testid="review-filter" onChange={(event) => { navigate({ ...route, state: REVIEW_FILTERS.find((state) => state === event.target.value) ?? 'OPEN' }); }}>
        {REVIEW_FILTERS.map((state) => <option key={state} value={state}>{FILTER_WORDS[state]}</option>)}
      </select>
      <TypedFilter id="review-assignee" label="Assigned to" placeholder="whole name" value={route.assignee} onRest={(assignee) => { navigate({ ...route, assignee }, 'replace'); }} />
      {me?.mayReview && route.assignee !== me.name && <button type="button" className="small" data-testid="review-mine" onClick={() => { navigate({ ...route, assignee: me.name }); }}>Mine</button>}
      {route.run !== '' && <button type="button" className="small" onClick={() => { navigate({ ...route, run: '' }); }}>Of all runs</button>}
    </form>
  );
}

function QueueBody({ route, pages }: { readonly route: ReviewsRoute; readonly pages: Pages<ReviewItemFragment> }): ReactElement {
  const { nodes, error, isLoading, hasMore } = pages;
  if (nodes.length === 0) {
    if (error) return <Failed what="the reviews" error={error} retry={pages.reload} />;
    return isLoading ? <Loading what="the reviews" rows={8} /> : <NoReviews route={route} />;
  }
  return (
    <>
      {error && <p className="refused" role="alert">This was read before; it cannot be read anew now.</p>}
      {nodes[0]?.isWithheld && <Withheld />}
      <ReviewList predictions={nodes} acted={pages.reload} />
      {hasMore && <button type="button" className="more" disabled={isLoading} onClick={pages.more} data-testid="load-more">Load more</button>}
    </>
  );
}

function NoReviews({ route }: { readonly route: ReviewsRoute }): ReactElement {
  const isWhole = route.state === 'OPEN' && route.run === '' && route.assignee === '';
  if (isWhole) return <Empty title="No prediction waits for a person."><p>Sensitive predictions come here by themselves, once a run whose spec names a sensitivity policy has recorded scores.</p></Empty>;
  return <Empty title="No prediction matches."><button type="button" onClick={() => { navigate(reviewsRoute()); }}>Show what waits</button></Empty>;
}
