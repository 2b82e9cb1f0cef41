import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useQuery } from 'urql';
import { FiringCountDocument, RunChangedDocument, type FiringCountQuery } from '../generated/graphql.js';
import { useStore } from '../hooks/store.js';
import { useLastGood } from '../hooks/use-last-good.js';
import { useThrottled } from '../hooks/use-throttled.js';
import { useLive, useLiveClient } from '../live/live-context.js';
import { Link, useRoute } from '../routing/navigation.js';
import { reviewsRoute } from '../routing/review-route.js';
import { COMPARISONS, DELIVERIES, INCIDENTS, OVERVIEW, type Route, RUNS, silenceRoute } from '../routing/route.js';
import { leave } from '../session/session.js';
import { firingWords } from './firing-words.js';
import { Keyboard } from './keyboard.js';
import { RecordingBanner } from './recording-banner.js';
import { nextTheme, useThemeChoice } from './theme.js';

/** The pages of the bar; `below`: a page of one of what it lists. */
const PAGES: readonly { readonly to: Route; readonly label: string; readonly below?: Route['page'] }[] = [
  { to: OVERVIEW, label: 'Overview' },
  { to: RUNS, label: 'Runs', below: 'run' },
  { to: COMPARISONS, label: 'Comparisons', below: 'comparison' },
  { to: reviewsRoute(), label: 'Reviews', below: 'prediction' },
  { to: INCIDENTS, label: 'Incidents', below: 'incident' },
  { to: { page: 'alerts', state: null, severity: null }, label: 'Alerts' },
  { to: silenceRoute(), label: 'Silences' },
  { to: DELIVERIES, label: 'Deliveries' },
  { to: { page: 'rules' }, label: 'Rules', below: 'rule-editor' },
  { to: { page: 'settings' }, label: 'Settings' },
];

/** The bar on top: where one is, what fires, light or dark; below it, a word when live news do not come. */
export function Header(): ReactElement {
  const { page } = useRoute();
  const theme = useThemeChoice();
  const pages = useRef<HTMLElement>(null);
  useEffect(() => {
    // on a phone the bar is wider than the screen: where one is can be seen
    pages.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [page]);
  return (
    <>
      <header className="top">
        <Link to={OVERVIEW} className="brand"><img src="/favicon.svg" alt="" width={22} height={22} />gradlens</Link>
        <nav aria-label="Pages" ref={pages}>
          {PAGES.map(({ to, label, below }) => <Link key={label} to={to} aria-current={to.page === page ? 'page' : page === below ? 'true' : undefined}>{label}</Link>)}
        </nav>
        <span className="spacer" />
        <FiringIndicator />
        <Keyboard />
        <button type="button" className="quiet" onClick={nextTheme} data-testid="theme-toggle">
          <span className="on-wide">Theme: </span>{theme}
        </button>
        <button type="button" className="quiet" onClick={() => void leave()} data-testid="sign-out">Sign out</button>
      </header>
      <LostBanner />
      <RecordingBanner />
    </>
  );
}

/** Alerts that fire now; asked again when one changes, the last answer kept while the API does not answer. */
function useFiring(): FiringCountQuery | null {
  const [{ data }, ask] = useQuery({ query: FiringCountDocument });
  const askAgain = useThrottled(() => {
    ask({ requestPolicy: 'network-only' });
  }, 1_000);
  useLive({
    key: 'header', document: RunChangedDocument, variables: () => ({}), onResumed: askAgain,
    onValue: ({ runChanged }) => {
      if (runChanged.kind !== 'steps') askAgain();
    },
  });
  return useLastGood(data);
}

/** How many alerts fire now, over all live runs; new ones are read out. */
function FiringIndicator(): ReactElement {
  const data = useFiring();
  const { count, label, spoken } = firingWords(data);
  return (
    <>
      <Link to={{ page: 'alerts', state: 'FIRING', severity: null }} className={count > 0 ? 'firing is-firing' : 'firing'} data-testid="firing-count" data-count={count} data-tip={spoken}>
        <span className="dot" aria-hidden="true" />
        {label}
      </Link>
      <span className="visually-hidden" aria-live="polite">{spoken}</span>
    </>
  );
}

function LostBanner(): ReactElement | null {
  const connection = useStore(useLiveClient().connection);
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    // a blink of a second is not worth a banner
    const timer = setTimeout(() => {
      setShown(connection === 'lost');
    }, connection === 'lost' ? 800 : 0);
    return () => {
      clearTimeout(timer);
    };
  }, [connection]);
  if (!isShown) return null;
  return (
    <div className="banner" role="status" data-testid="connection-lost">
      Live connection lost. What you see may be old; trying again, and nothing recorded meanwhile will be missed.
    </div>
  );
}
