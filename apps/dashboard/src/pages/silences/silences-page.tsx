import type { ReactElement } from 'react';
import { countText } from '../../components/count-text.js';
import { Empty, Failed, Loading } from '../../components/page-states.js';
import { mayNotSilence } from '../../components/role-words.js';
import { SilencesDocument, type SilenceItemFragment } from '../../generated/graphql.js';
import { useMe } from '../../hooks/use-me.js';
import { usePages, type Pages } from '../../hooks/use-pages.js';
import { navigate } from '../../routing/navigation.js';
import { SILENCE_STATES, type SilencesRoute } from '../../routing/route.js';
import { ReceiversPanel } from './receivers-panel.js';
import { SilenceForm } from './silence-form.js';
import { SilenceItem } from './silence-item.js';

/** Who muted what, until when, and why; and who is told of the rest. */
export function SilencesPage({ route }: { readonly route: SilencesRoute }): ReactElement {
  const me = useMe();
  const pages = usePages({
    document: SilencesDocument,
    variables: (after) => ({ first: 50, after, state: route.state }),
    pick: (data) => data.silences,
    key: String(route.state),
  });
  return (
    <>
      <div className="page-head">
        <h1>Silences</h1>
        <form className="filters" onSubmit={(event) => { event.preventDefault(); }}>
          <label htmlFor="silence-state">State</label>
          <select id="silence-state" value={route.state ?? ''} data-testid="silences-state" onChange={(event) => { navigate({ ...route, state: SILENCE_STATES.find((s) => s === event.target.value) ?? null }); }}>
            <option value="">all</option>
            {SILENCE_STATES.map((state) => <option key={state} value={state}>{state.toLowerCase()}</option>)}
          </select>
        </form>
        <span className="count" role="status">{countText(pages, 'silence')}</span>
      </div>
      {me?.mayChange === false ? <p className="fine" data-testid="may-not">{mayNotSilence(me.role)}</p> : <SilenceForm key={route.matchers} initial={route.matchers} done={pages.reload} />}
      <SilencesBody pages={pages} />
      <ReceiversPanel />
    </>
  );
}

function SilencesBody({ pages }: { readonly pages: Pages<SilenceItemFragment> }): ReactElement {
  if (pages.error && pages.nodes.length === 0) return <Failed what="the silences" error={pages.error} retry={pages.reload} />;
  if (pages.isLoading && pages.nodes.length === 0) return <Loading what="the silences" />;
  if (pages.nodes.length === 0) return <Empty title="Nothing is silenced." />;
  return (
    <>
      <ul className="alert-list" data-testid="silence-list">{pages.nodes.map((silence) => <SilenceItem key={silence.id} silence={silence} changed={pages.reload} />)}</ul>
      {pages.hasMore && <button type="button" className="more" disabled={pages.isLoading} onClick={pages.more}>Load more</button>}
    </>
  );
}
