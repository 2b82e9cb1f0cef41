import { Runs0001 } from './0001-runs.js';
import { Ledger0002 } from './0002-ledger.js';
import { Alerts0003 } from './0003-alerts.js';
import { Proofs0004 } from './0004-proofs.js';
import { AccessTokens0005 } from './0005-access-tokens.js';
import { Rules0006 } from './0006-rules.js';
import { Incidents0007 } from './0007-incidents.js';
import { Notifications0008 } from './0008-notifications.js';
import { Actions0009 } from './0009-actions.js';
import { Traces0010 } from './0010-traces.js';
import { Predictions0011 } from './0011-predictions.js';
import { Impacts0012 } from './0012-impacts.js';
import { Escalations0013 } from './0013-escalations.js';
import { AlertModes0014 } from './0014-alert-modes.js';
import { AuditLog0015 } from './0015-audit-log.js';
import { ProjectQueue0016 } from './0016-project-queue.js';
import { Reports0017 } from './0017-reports.js';
import { Reviews0018 } from './0018-reviews.js';
import { Releases0019 } from './0019-releases.js';
import { RuleLeaders0020 } from './0020-rule-leaders.js';
import { AuditBegun0021 } from './0021-audit-begun.js';
import { Comparisons0022 } from './0022-comparisons.js';
import { RegressionErrors0023 } from './0023-regression-errors.js';
import { Sessions0024 } from './0024-sessions.js';
import { AlertOrder0025 } from './0025-alert-order.js';
import { RecordErasures0026 } from './0026-record-erasures.js';
import { Replays0027 } from './0027-replays.js';
import { ClassNames0028 } from './0028-class-names.js';

/** All migrations, oldest first. Append only: a released one is never edited. */
export const migrations = [Runs0001, Ledger0002, Alerts0003, Proofs0004, AccessTokens0005, Rules0006, Incidents0007, Notifications0008, Actions0009, Traces0010, Predictions0011, Impacts0012, Escalations0013, AlertModes0014, AuditLog0015, ProjectQueue0016, Reports0017, Reviews0018, Releases0019, RuleLeaders0020, AuditBegun0021, Comparisons0022, RegressionErrors0023, Sessions0024, AlertOrder0025, RecordErasures0026, Replays0027, ClassNames0028] as const;

/** Names of the migrations this code knows, as the database records them, oldest first. */
export const migrationNames: readonly string[] = migrations.map((Migration) => new Migration().name);
