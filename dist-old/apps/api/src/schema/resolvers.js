import { ActionsResolver, RunActionsResolver } from '../actions/actions.resolver.js';
import { AlertsResolver, RunAlertsResolver } from '../alerts/alerts.resolver.js';
import { WhoAmIResolver } from '../auth/who-am-i.resolver.js';
import { AuditLogResolver } from '../audit-log/audit-log.resolver.js';
import { RuleCanaryResolver } from '../canary/canary.resolver.js';
import { ComparisonsResolver, RunComparisonsResolver } from '../comparisons/comparisons.resolver.js';
import { ControlResolver } from '../control/control.resolver.js';
import { HealthResolver } from '../health/health.resolver.js';
import { AlertFieldsResolver, RuleUseResolver } from '../incidents/alert-fields.resolver.js';
import { ImpactsResolver, RunImpactsResolver } from '../impacts/impacts.resolver.js';
import { IncidentActsResolver } from '../incidents/incident-acts.resolver.js';
import { IncidentsResolver, RunIncidentsResolver } from '../incidents/incidents.resolver.js';
import { DecisionProofResolver } from '../ledger/decision-proof.resolver.js';
import { LedgerResolver, RunLedgerResolver } from '../ledger/ledger.resolver.js';
import { LiveResolver } from '../live/live.resolver.js';
import { NodeResolver } from '../runs/node.resolver.js';
import { NotificationsResolver } from '../notifications/notifications.resolver.js';
import { DecisionEffectsResolver, PredictionsResolver, RunPredictionsResolver } from '../predictions/predictions.resolver.js';
import { PauseResolver } from '../runs/pause.resolver.js';
import { PredictionReportsResolver, ReportsResolver, RunReportsResolver } from '../reports/reports.resolver.js';
import { PredictionReviewResolver, ReviewResolver, ReviewsResolver } from '../reviews/reviews.resolver.js';
import { ReplaysResolver, RunReplaysResolver } from '../replays/replays.resolver.js';
import { ReleasesResolver } from '../releases/releases.resolver.js';
import { RunFieldsResolver } from '../runs/run-fields.resolver.js';
import { RunsResolver } from '../runs/runs.resolver.js';
import { DecisionExplanationResolver } from '../series/explanation.resolver.js';
import { RunSeriesResolver } from '../series/run-series.resolver.js';
import { RuleActsResolver } from '../rules/rule-acts.resolver.js';
import { SeriesFieldsResolver } from '../series/series-fields.resolver.js';
import { TracedSetResolver } from '../traces/traced-set.resolver.js';
import { RunTracesResolver, TracedDecisionResolver, TraceResultResolver, TracesResolver } from '../traces/traces.resolver.js';
import { AccessTokensResolver } from '../tokens/access-tokens.resolver.js';
import { UsersResolver } from '../users/users.resolver.js';
import { AlertSuppressionResolver, SilencesResolver } from '../silences/silences.resolver.js';
/** Every resolver of the API: what the schema is made of. */
export const RESOLVERS = [
    AccessTokensResolver,
    ActionsResolver,
    AlertFieldsResolver,
    AlertsResolver,
    AlertSuppressionResolver,
    AuditLogResolver,
    ComparisonsResolver,
    ControlResolver,
    DecisionEffectsResolver,
    DecisionExplanationResolver,
    DecisionProofResolver,
    HealthResolver,
    ImpactsResolver,
    IncidentActsResolver,
    IncidentsResolver,
    LedgerResolver,
    LiveResolver,
    NodeResolver,
    NotificationsResolver,
    PauseResolver,
    PredictionReportsResolver,
    PredictionReviewResolver,
    PredictionsResolver,
    ReleasesResolver,
    ReplaysResolver,
    ReportsResolver,
    ReviewResolver,
    ReviewsResolver,
    RunActionsResolver,
    RunAlertsResolver,
    RuleActsResolver,
    RuleCanaryResolver,
    RuleUseResolver,
    RunFieldsResolver,
    RunComparisonsResolver,
    RunImpactsResolver,
    RunIncidentsResolver,
    RunLedgerResolver,
    RunPredictionsResolver,
    RunReplaysResolver,
    RunReportsResolver,
    RunSeriesResolver,
    RunsResolver,
    RunTracesResolver,
    SeriesFieldsResolver,
    SilencesResolver,
    TracedDecisionResolver,
    TracedSetResolver,
    TraceResultResolver,
    TracesResolver,
    UsersResolver,
    WhoAmIResolver,
];
//# sourceMappingURL=resolvers.js.map