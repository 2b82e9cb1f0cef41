import type { ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { Logger } from 'pino';

import type { Clock } from '#libs/contracts';
import type { Store } from '#libs/decision-store';

import { ActionsService } from '../actions/actions.service.js';
import { AlertsService } from '../alerts/alerts.service.js';
import { RulesService } from '../alerts/rules.service.js';
import { BacktestsService } from '../rules/backtests.service.js';
import { RuleActs } from '../rules/rule-acts.service.js';
import { AuditLogService } from '../audit-log/audit-log.service.js';
import { ENVIRONMENT, type ApiEnvironment } from '../common/api-environment.js';
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
import type { RunHub } from '../live/run-hub.js';
import { NO_NOTIFY_FILE, type NotifyFile } from '../notifications/notify-file.js';
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

/** What the API is made of; all of it outlives the API and is closed by whoever opened it. */
export interface ApiParts {
  readonly store: Store;
  readonly hub: RunHub;
  readonly clock: Clock;
  readonly log: Logger;
  readonly environment: ApiEnvironment;
  /** Who is told of alerts; nobody when absent. */
  readonly notify?: NotifyFile;
}

/** What the resolvers need. */
@Module({})
class PartsModule {}

/** The API. */
@Module({})
export class ApiModule {
  static of(parts: ApiParts, graphql: ApolloDriverConfig): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        partsModule(parts),
        GraphQLModule.forRoot<ApolloDriverConfig>(graphql),
      ],
      providers: [...RESOLVERS, AccessTokensService, ActionsService, AlertNodes, AlertsService, AuditLogService, BacktestsService, ComparisonsService, DecisionProofs, DecisionsService, EvidenceService, HealthPartsService, HealthService, ImpactsService, IncidentActs, IncidentsService, LedgerService, LiveService, NotificationsService, PredictionsService, ReleasesService, ReplaysService, ReportsService, ReviewsService, RuleActs, RulesService, RunControl, RunNodes, RunsService, SeriesService, SilencesService, TestReceiverService, TraceNodes, TracesService],
    };
  }
}

function partsModule({ store, hub, clock, log, environment, notify = NO_NOTIFY_FILE }: ApiParts): DynamicModule {
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
