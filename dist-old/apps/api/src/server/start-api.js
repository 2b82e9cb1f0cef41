import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { openAnchor, openKeyring, openProjectStore } from '#libs/decision-store';
import { openAuditLog } from '../audit-log/open-audit-log.js';
import { openAdmission } from '../auth/admission.js';
import { openAuthorizer } from '../auth/authorizer.js';
import { openOidc } from '../auth/oidc.js';
import { bindRequests } from '../auth/bind-requests.js';
import { guardRequests } from '../auth/request-guard.js';
import { STATEMENT_TIMEOUT_MS } from '../common/format-error.js';
import { ledgerShippers } from '../ingest/frame-shipper.js';
import { INGEST_LIMITS } from '../ingest/ingest-limits.js';
import { serveIngest } from '../ingest/ingest-plugin.js';
import { openDocuments } from '../documents/known-documents.js';
import { resolveRequests } from '../documents/resolve-requests.js';
import { answerHealth } from '../health/health-route.js';
import { answerLedgers } from '../ledger/ledger-route.js';
import { SOCKET_LIMITS } from '../limits/socket-limits.js';
import { openMetrics } from '../metrics/api-metrics.js';
import { answerMetrics } from '../metrics/metrics-route.js';
import { NO_NOTIFY_FILE } from '../notifications/notify-file.js';
import { answerReports } from '../reports/report-route.js';
import { answerSignIn } from '../sign-in/answer-sign-in.js';
import { serveDashboard } from '../static-files/dashboard-files.js';
import { setSecurityHeaders } from '../static-files/security-headers.js';
import { ApiModule } from './api.module.js';
import { tagAnswers } from './entity-tags.js';
import { graphqlOptions } from './graphql-options.js';
import { serveSocket } from './graphql-socket.js';
import { httpAdapter } from './http-adapter.js';
import { nestLog } from './nest-log.js';
import { nameRequests } from './request-ids.js';
/** Starts the API on an address; what it is made of stays open when it is closed. */
export async function startApi(parts, at) {
    const adapter = httpAdapter(parts.environment);
    const server = adapter.getInstance();
    headAnswers(server, parts);
    const authorizer = openAuthorizer(parts.store, parts.clock, parts.environment.token, oidcOf(parts));
    const admission = openAdmission({ authorizer, clock: parts.clock, strangers: parts.environment.strangers });
    const [own, options] = [ownAddress(parts), parts.environment.signIn ?? null];
    const sessions = options === null ? null : own;
    guardRequests(server, { admission, sessions, hosts: parts.environment.hosts });
    bindRequests(server);
    const documents = { known: openDocuments(parts.environment), policy: parts.environment.documents ?? 'any' };
    resolveRequests(server, documents);
    const projects = await openApiStore(parts);
    answerHealth(server, parts);
    const anchor = openApiAnchor(parts);
    const metrics = openMetrics({ store: parts.store, clock: parts.clock, hub: parts.hub, home: parts.environment.home, notify: parts.notify ?? NO_NOTIFY_FILE });
    metrics.http(server);
    answerMetrics(server, metrics);
    const audit = openAuditLog({ ...parts, keys: () => openKeyring(parts.environment.home), tell: anchor.tell });
    answerFiles(server, { ...parts, store: projects, audit });
    answerSignIn(server, { ...parts, authorizer, admission, audit, own, options });
    await serveIngest(server, ingestParts(parts, anchor, metrics));
    await serveDashboard(server, parts.environment.dashboardFolder);
    const guards = { authorizer, documents, admission, sessions, audit, socketLimits: { ...SOCKET_LIMITS, ...parts.environment.socketLimits } };
    const { app, close } = await listen(adapter, { ...parts, store: projects }, guards, at).catch(async (error) => {
        await projects.close();
        throw error;
    });
    const { port } = app.getHttpServer().address();
    return {
        url: `${hasTls(parts) ? 'https' : 'http'}://${at.host.includes(':') ? `[${at.host}]` : at.host}:${port}`,
        port,
        notified: metrics.notified,
        close: async () => {
            await close();
            await projects.close();
            await anchor.close();
        },
    };
}
/** Serves GraphQL over HTTP and over the web socket. @throws what failed; it does not listen then */
async function listen(adapter, parts, guards, at) {
    const graphql = graphqlOptions(parts, guards);
    const app = await NestFactory.create(ApiModule.of(parts, graphql.http), adapter, { logger: nestLog(parts.log), abortOnError: false });
    const socket = serveSocket(adapter.getInstance().server, { options: graphql.socket, limits: guards.socketLimits, log: parts.log });
    try {
        await app.listen(at.port, at.host);
    }
    catch (error) {
        await app.close();
        throw error;
    }
    return { app, close: async () => { await socket.close(); await endRequests(app, parts.environment.graceMs); } };
}
/** What is being worked on at the end is answered, within this time. Unit: ms. */
const GRACE_MS = 5_000;
/** Takes no more requests, answers those that are there, and cuts off what takes longer than the grace. */
async function endRequests(app, graceMs = GRACE_MS) {
    const cut = setTimeout(() => { (app.getHttpServer()).closeAllConnections(); }, graceMs);
    await app.close().finally(() => { clearTimeout(cut); });
}
/** The store of whoever asks: the database shows a token for one project that project's rows alone, where it can. */
async function openApiStore({ store, log }) {
    const projects = await openProjectStore(store, { applicationName: 'gradlens api, one project', statementTimeoutMs: STATEMENT_TIMEOUT_MS, log: (line) => { log.info(line); } });
    if (projects.notApart !== null)
        log.warn({ reason: projects.notApart }, 'tokens for one project are held to it by the API alone: the database does not keep projects apart');
    return projects;
}
/** What is downloaded: ledgers and reports. */
function answerFiles(server, parts) {
    answerLedgers(server, parts);
    answerReports(server, parts);
}
/** The headers of every answer that its route does not set. */
function headAnswers(server, parts) {
    nameRequests(server, parts.log);
    setSecurityHeaders(server, hasTls(parts));
    tagAnswers(server);
}
function oidcOf({ clock, environment: { oidc } }) {
    return oidc === null || oidc === undefined ? null : openOidc(oidc, clock);
}
function ownAddress(parts) {
    return { publicUrl: parts.environment.publicUrl ?? null, hasTls: hasTls(parts) };
}
function hasTls({ environment: { tls } }) {
    return tls !== null && tls !== undefined;
}
function ingestParts({ store, clock, log, environment }, anchor, { meter }) {
    const limits = { ...INGEST_LIMITS, ...environment.ingestLimits };
    const openShipper = ledgerShippers({ store, clock, keys: () => openKeyring(environment.home), onHead: anchor.tell });
    return { store, clock, log, limits, openShipper, meter };
}
/** Recording goes on whatever becomes of the anchor; the log says so. */
function openApiAnchor({ clock, log, environment }) {
    const onProblem = (problem) => {
        if (problem === null)
            log.info('signed heads are exported to the anchor again');
        else
            log.warn({ problem }, 'signed heads are not exported to the anchor');
    };
    return openAnchor({ ...environment.anchor, home: environment.home, clock, onProblem });
}
//# sourceMappingURL=start-api.js.map