var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var ApiModule_1;
import { Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { ActionsService } from '../actions/actions.service.js';
import { AlertsService } from '../alerts/alerts.service.js';
import { RulesService } from '../alerts/rules.service.js';
import { BacktestsService } from '../rules/backtests.service.js';
import { RuleActs } from '../rules/rule-acts.service.js';
import { AuditLogService } from '../audit-log/audit-log.service.js';
import { ENVIRONMENT } from '../common/api-environment.js';
import { CLOCK, HUB, LOG, NOTIFY, STORE } from '../common/tokens.js';
import { HealthPartsService } from '../health/health-parts.service.js';
import { HealthService } from '../health/health.service.js';
import { ComparisonsService } from '../comparisons/comparisons.service.js';
import { ImpactsService } from '../impacts/impacts.service.js';
import { EvidenceService } from '../incidents/evidence.service.js';
import { IncidentActs } from '../incidents/incident-acts.service.js';
import { IncidentsService } from '../incidents/incidents.service.js';
import { DecisionProofs } from '../ledger/decision-proofs.service.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { LiveService } from '../live/live.service.js';
import { NO_NOTIFY_FILE } from '../notifications/notify-file.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { TestReceiverService } from '../notifications/test-receiver.service.js';
import { PredictionsService } from '../predictions/predictions.service.js';
import { ReleasesService } from '../releases/releases.service.js';
import { ReplaysService } from '../replays/replays.service.js';
import { ReportsService } from '../reports/reports.service.js';
import { ReviewsService } from '../reviews/reviews.service.js';
import { AlertNodes } from '../runs/alert-nodes.service.js';
import { RunControl } from '../runs/run-control.service.js';
import { RunsService } from '../runs/runs.service.js';
import { RunNodes } from '../runs/run-nodes.service.js';
import { TraceNodes } from '../runs/trace-nodes.service.js';
import { RESOLVERS } from '../schema/resolvers.js';
import { DecisionsService } from '../series/decisions.service.js';
import { SeriesService } from '../series/series.service.js';
import { SilencesService } from '../silences/silences.service.js';
import { AccessTokensService } from '../tokens/access-tokens.service.js';
import { TracesService } from '../traces/traces.service.js';
/** What the resolvers need. */
let PartsModule = class PartsModule {
};
PartsModule = __decorate([
    Module({})
], PartsModule);
/** The API. */
let ApiModule = ApiModule_1 = class ApiModule {
    static of(parts, graphql) {
        return {
            module: ApiModule_1,
            imports: [
                partsModule(parts),
                GraphQLModule.forRoot(graphql),
            ],
            providers: [...RESOLVERS, AccessTokensService, ActionsService, AlertNodes, AlertsService, AuditLogService, BacktestsService, ComparisonsService, DecisionProofs, DecisionsService, EvidenceService, HealthPartsService, HealthService, ImpactsService, IncidentActs, IncidentsService, LedgerService, LiveService, NotificationsService, PredictionsService, ReleasesService, ReplaysService, ReportsService, ReviewsService, RuleActs, RulesService, RunControl, RunNodes, RunsService, SeriesService, SilencesService, TestReceiverService, TraceNodes, TracesService],
        };
    }
};
ApiModule = ApiModule_1 = __decorate([
    Module({})
], ApiModule);
export { ApiModule };
function partsModule({ store, hub, clock, log, environment, notify = NO_NOTIFY_FILE }) {
    const providers = [
        { provide: STORE, useValue: store },
        { provide: HUB, useValue: hub },
        { provide: CLOCK, useValue: clock },
        { provide: LOG, useValue: log },
        { provide: ENVIRONMENT, useValue: environment },
        { provide: NOTIFY, useValue: notify },
    ];
    return { module: PartsModule, global: true, providers, exports: providers.map(({ provide }) => provide) };
}
//# sourceMappingURL=api.module.js.map