import { Suspense, useEffect, useMemo, type ReactElement } from 'react';
import { Provider } from 'urql';
import { Header } from './components/header.js';
import { Empty, Loading } from './components/page-states.js';
import { TipLayer } from './components/tip.js';
import { makeClient } from './graphql/client.js';
import { useStore } from './hooks/store.js';
import { LiveContext } from './live/live-context.js';
import { makeLiveClient } from './live/live-client.js';
import { fetchAllPages, lazyPage } from './pages/lazy-page.js';
import { Link, useRoute } from './routing/navigation.js';
import { type Route, RUNS } from './routing/route.js';
import { session } from './session/session.js';

const AlertsPage = lazyPage(() => import('./pages/alerts/alerts-page.js').then((m) => m.AlertsPage));
const ComparisonPage = lazyPage(() => import('./pages/comparison/comparison-page.js').then((m) => m.ComparisonPage));
const ComparisonsPage = lazyPage(() => import('./pages/comparisons/comparisons-page.js').then((m) => m.ComparisonsPage));
const DeliveriesPage = lazyPage(() => import('./pages/deliveries/deliveries-page.js').then((m) => m.DeliveriesPage));
const IncidentPage = lazyPage(() => import('./pages/incident/incident-page.js').then((m) => m.IncidentPage));
const IncidentsPage = lazyPage(() => import('./pages/incidents/incidents-page.js').then((m) => m.IncidentsPage));
const LedgerPage = lazyPage(() => import('./pages/ledger/ledger-page.js').then((m) => m.LedgerPage));
const OverviewPage = lazyPage(() => import('./pages/overview/overview-page.js').then((m) => m.OverviewPage));
const PredictionPage = lazyPage(() => import('./pages/prediction/prediction-page.js').then((m) => m.PredictionPage));
const PredictionsPage = lazyPage(() => import('./pages/predictions/predictions-page.js').then((m) => m.PredictionsPage));
const ReportPage = lazyPage(() => import('./pages/report/report-page.js').then((m) => m.ReportPage));
const ReviewsPage = lazyPage(() => import('./pages/reviews/reviews-page.js').then((m) => m.ReviewsPage));
const RuleEditorPage = lazyPage(() => import('./pages/rule-editor/rule-editor-page.js').then((m) => m.RuleEditorPage));
const RulesPage = lazyPage(() => import('./pages/rules/rules-page.js').then((m) => m.RulesPage));
const RunPage = lazyPage(() => import('./pages/run/run-page.js').then((m) => m.RunPage));
const RunsPage = lazyPage(() => import('./pages/runs/runs-page.js').then((m) => m.RunsPage));
const SettingsPage = lazyPage(() => import('./pages/settings/settings-page.js').then((m) => m.SettingsPage));
const SignInPage = lazyPage(() => import('./pages/sign-in-page.js').then((m) => m.SignInPage));
const SilencesPage = lazyPage(() => import('./pages/silences/silences-page.js').then((m) => m.SilencesPage));
const ImpactPage = lazyPage(() => import('./pages/impact/impact-page.js').then((m) => m.ImpactPage));
const TracePage = lazyPage(() => import('./pages/trace/trace-page.js').then((m) => m.TracePage));

/** The dashboard: sign-in, else the page that the address names. */
export function App(): ReactElement {
  const current = useStore(session);
  return (
    <>
      {current.kind === 'signed-in' ? <SignedIn key={current.token ?? ''} token={current.token} /> : <Suspense><SignInPage sentence={current.sentence} /></Suspense>}
      <TipLayer />
    </>
  );
}

function SignedIn({ token }: { readonly token: string | null }): ReactElement {
  const client = useMemo(() => makeClient(token), [token]);
  const live = useMemo(() => makeLiveClient(token), [token]);
  useEffect(() => live.close, [live]);
  useEffect(() => {
    void fetchAllPages();
  }, []);
  return (
    <Provider value={client}>
      <LiveContext value={live}>
        <a className="skip" href="#main">Skip to content</a>
        <Header />
        <main id="main" tabIndex={-1}>
          <CurrentPage />
        </main>
      </LiveContext>
    </Provider>
  );
}

/** Each page waits for its code by itself: the one before is gone by then, and reads its lists anew when one comes back to it. */
function CurrentPage(): ReactElement {
  const route = useRoute();
  return <Suspense key={route.page} fallback={<Loading what="the page" />}><PageOf route={route} /></Suspense>;
}

function PageOf({ route }: { readonly route: Route }): ReactElement {
  switch (route.page) {
    case 'overview':
      return <OverviewPage />;
    case 'runs':
      return <RunsPage route={route} />;
    case 'run':
      return <RunPage key={route.uuid} route={route} />;
    case 'ledger':
      return <LedgerPage key={route.run} run={route.run} />;
    case 'comparisons':
      return <ComparisonsPage />;
    case 'comparison':
      return <ComparisonPage key={route.number} number={route.number} />;
    case 'not-found':
      return <Empty title={`There is no page at ${route.path}.`}><p><Link to={RUNS}>All runs</Link></p></Empty>;
    default:
      return <AlertingPage route={route} />;
  }
}

type PeopleRoute = Extract<Route, { page: 'predictions' | 'prediction' | 'reviews' | 'impact' | 'trace' | 'report' }>;

/** The pages about what a run did to people. */
function PeoplePage({ route }: { readonly route: PeopleRoute }): ReactElement {
  switch (route.page) {
    case 'predictions':
      return <PredictionsPage key={route.run} route={route} />;
    case 'prediction':
      return <PredictionPage key={route.id} route={route} />;
    case 'reviews':
      return <ReviewsPage route={route} />;
    case 'impact':
      return <ImpactPage key={route.id} id={route.id} />;
    case 'report':
      return <ReportPage key={route.report} route={route} />;
    case 'trace':
      return <TracePage key={route.id} id={route.id} />;
  }
}

/** The pages about alerts and what people do about them, and all that are left. */
function AlertingPage({ route }: { readonly route: Exclude<Route, { page: 'overview' | 'runs' | 'run' | 'ledger' | 'comparisons' | 'comparison' | 'not-found' }> }): ReactElement {
  switch (route.page) {
    case 'alerts':
      return <AlertsPage route={route} />;
    case 'incidents':
      return <IncidentsPage route={route} />;
    case 'incident':
      return <IncidentPage key={route.id} id={route.id} />;
    case 'silences':
      return <SilencesPage route={route} />;
    case 'deliveries':
      return <DeliveriesPage route={route} />;
    default:
      return <SetPage route={route} />;
  }
}

/** The pages on which things are set, and all that are left. */
function SetPage({ route }: { readonly route: PeopleRoute | Extract<Route, { page: 'rules' | 'rule-editor' | 'settings' }> }): ReactElement {
  switch (route.page) {
    case 'rules':
      return <RulesPage />;
    case 'rule-editor':
      return <RuleEditorPage key={route.rule} rule={route.rule} />;
    case 'settings':
      return <SettingsPage />;
    default:
      return <PeoplePage route={route} />;
  }
}
