import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import { RUN_STATES, SEVERITIES } from '#libs/contracts';
import { readStoreFigures } from '#libs/decision-store';
import { within } from '../common/within.js';
import { recordingBacklog } from '../health/recording-backlog.js';
import { readLastSteps, runGauges } from './run-gauges.js';
import { notifyMetrics } from '../notifications/notify-metrics.js';
import { canaryGauges } from './canary-gauges.js';
import { httpMeter } from './http-meter.js';
/** The database is waited for so long. Unit: ms. */
const DATABASE_MS = 2_000;
/** Opens the metrics; the event loop and the process are watched from now on. */
export function openMetrics(parts) {
    const register = new Registry();
    collectDefaultMetrics({ register });
    const meter = ingestMeter(register);
    const http = httpMeter(register);
    const listeners = new Gauge({ name: 'gradlens_listeners', help: 'Subscriptions of clients, and parts of the service, that are told of changes', registers: [register] });
    const tellStore = storeGauges(register, parts.store);
    const tellRuns = runGauges(register);
    const tellCanaries = canaryGauges(register, parts.store);
    const tellSpool = spoolGauges(register, parts);
    const { notified, tell: tellNotify } = notifyMetrics(register, parts.notify);
    return {
        ...{ meter, http, notified },
        async read() {
            tellSpool();
            listeners.set(parts.hub.size);
            tellNotify();
            await tellStore();
            // of a database that is away nothing is known
            tellRuns(await within(DATABASE_MS, readLastSteps(parts.store)).catch(() => []));
            await within(DATABASE_MS, tellCanaries()).catch(() => undefined);
            return { contentType: register.contentType, text: await register.metrics() };
        },
    };
}
function ingestMeter(register) {
    const registers = [register];
    const requests = new Counter({ name: 'gradlens_ingest_requests_total', help: 'Requests of the ingest endpoint, by what was asked and what came of it', labelNames: ['endpoint', 'outcome'], registers });
    const bytes = new Counter({ name: 'gradlens_ingest_bytes_total', help: 'Bytes of bodies, unpacked', registers });
    const records = new Counter({ name: 'gradlens_ingest_records_total', help: 'Frames or lines: committed, or committed before', labelNames: ['outcome'], registers });
    return {
        answered: (endpoint, outcome) => { requests.inc({ endpoint, outcome }); },
        received: (count) => { bytes.inc(count); },
        taken: (accepted, duplicates) => {
            records.inc({ outcome: 'accepted' }, accepted);
            records.inc({ outcome: 'duplicate' }, duplicates);
        },
    };
}
function storeGauges(register, store) {
    const registers = [register];
    const up = new Gauge({ name: 'gradlens_database_up', help: '1 when the database answers, else 0', registers });
    const pool = new Gauge({ name: 'gradlens_pool_connections', help: 'Connections of the pool', labelNames: ['state'], registers });
    const runs = new Gauge({ name: 'gradlens_runs', help: 'Runs by state', labelNames: ['state'], registers });
    const firing = new Gauge({ name: 'gradlens_alerts_firing', help: 'Alerts that fire, by severity', labelNames: ['severity'], registers });
    const frames = new Gauge({ name: 'gradlens_ledger_frames', help: 'Frames that are committed, of all runs', registers });
    const age = new Gauge({ name: 'gradlens_commit_age_seconds', help: 'Age of the last commit of the running run whose is oldest', registers });
    const tell = (figures) => {
        for (const state of RUN_STATES)
            runs.set({ state }, figures.runs.get(state) ?? 0);
        for (const severity of SEVERITIES)
            firing.set({ severity }, figures.firing.get(severity) ?? 0);
        frames.set(figures.frames);
        age.set(figures.commitAgeSeconds);
    };
    return async () => {
        for (const [state, count] of [['total', store.pool.totalCount], ['idle', store.pool.idleCount], ['waiting', store.pool.waitingCount]])
            pool.set({ state }, count);
        const figures = await within(DATABASE_MS, readStoreFigures(store)).catch(() => null);
        up.set(figures === null ? 0 : 1);
        // what is not known is not told: a 0 would be a lie
        for (const gauge of [runs, firing, frames, age])
            gauge.reset();
        for (const gauge of [frames, age])
            gauge.remove();
        if (figures !== null)
            tell(figures);
    };
}
function spoolGauges(register, { home, clock }) {
    const registers = [register];
    const runs = new Gauge({ name: 'gradlens_spool_runs', help: 'Runs with frames on the disk that are not in the database', registers });
    const frames = new Gauge({ name: 'gradlens_spool_frames', help: 'Frames on the disk that are not in the database', registers });
    const bytes = new Gauge({ name: 'gradlens_spool_bytes', help: 'Bytes on the disk that are not in the database', registers });
    const behind = new Gauge({ name: 'gradlens_recording_lag_seconds', help: 'Age of the oldest frame that is not in the database', registers });
    return () => {
        const backlog = recordingBacklog(home, clock);
        runs.set(backlog.runs.length);
        frames.set(backlog.frames);
        bytes.set(backlog.bytes);
        behind.set(backlog.secondsBehind);
    };
}
//# sourceMappingURL=api-metrics.js.map