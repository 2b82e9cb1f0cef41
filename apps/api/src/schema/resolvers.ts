import { AlertsResolver, RunAlertsResolver } from '../alerts/alerts.resolver.js';
import { ControlResolver } from '../control/control.resolver.js';
import { HealthResolver } from '../health/health.resolver.js';
import { LiveResolver } from '../live/live.resolver.js';
import { NodeResolver } from '../runs/node.resolver.js';
import { PauseResolver } from '../runs/pause.resolver.js';
import { RunFieldsResolver } from '../runs/run-fields.resolver.js';
import { RunsResolver } from '../runs/runs.resolver.js';
import { RunSeriesResolver } from '../series/run-series.resolver.js';
import { SeriesFieldsResolver } from '../series/series-fields.resolver.js';

/** Every resolver of the API: what the schema is made of. */
export const RESOLVERS = [
  AlertsResolver,
  ControlResolver,
  HealthResolver,
  LiveResolver,
  NodeResolver,
  PauseResolver,
  RunAlertsResolver,
  RunFieldsResolver,
  RunSeriesResolver,
  RunsResolver,
  SeriesFieldsResolver,
] as const;
