import 'reflect-metadata';

import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

import { type Anchor, openAnchor, openKeyring, openProjectStore, type ProjectStore } from '#libs/decision-store';

import { openAuditLog } from '../audit-log/open-audit-log.js';
import { openAuthorizer } from '../auth/authorizer.js';
import { type Oidc, openOidc } from '../auth/oidc.js';
import { bindRequests } from '../auth/bind-requests.js';
import { guardRequests } from '../auth/request-guard.js';
import { ledgerShippers } from '../ingest/frame-shipper.js';
import { INGEST_LIMITS } from '../ingest/ingest-limits.js';
import { type IngestParts, serveIngest } from '../ingest/ingest-plugin.js';
import { answerHealth } from '../health/health-route.js';
import { answerLedgers } from '../ledger/ledger-route.js';
import { type ApiMetrics, openMetrics } from '../metrics/api-metrics.js';
import { answerMetrics } from '../metrics/metrics-route.js';
import { NO_NOTIFY_FILE } from '../notifications/notify-file.js';
import { answerReports } from '../reports/report-route.js';
import { serveDashboard } from '../static-files/dashboard-files.js';
import { setSecurityHeaders } from '../static-files/security-headers.js';
import { ApiModule, type ApiParts } from './api.module.js';
import { httpAdapter } from './http-adapter.js';
import { nestLog } from './nest-log.js';

/** A listening API. */
export interface RunningApi {
  /** Address of the dashboard, without a slash at its end. */
  readonly url: string;
  readonly port: number;
  /** Counts what became of an attempt to tell a receiver. */
  readonly notified: ApiMetrics['notified'];
  /** Ends open subscriptions and requests, then stops listening. */
  close(): Promise<void>;
}

/** Starts the API on an address; what it is made of stays open when it is closed. */
export async function startApi(parts: ApiParts, at: { host: string; port: number }): Promise<RunningApi> {
  const adapter = httpAdapter(parts.environment);
  const server = adapter.getInstance<FastifyInstance>();
  setSecurityHeaders(server, hasTls(parts));
  const authorizer = openAuthorizer(parts.store, parts.clock, parts.environment.token, oidcOf(parts));
  guardRequests(server, authorizer, parts.environment.hosts);
  bindRequests(server);
  const projects = await openApiStore(parts);
  answerHealth(server, parts);
  const anchor = openApiAnchor(parts);
  const metrics = openMetrics({ store: parts.store, clock: parts.clock, hub: parts.hub, home: parts.environment.home, notify: parts.notify ?? NO_NOTIFY_FILE });
  metrics.http(server);
  answerMetrics(server, metrics);
  const audit = openAuditLog({ ...parts, keys: () => openKeyring(parts.environment.home), tell: anchor.tell });
  answerLedgers(server, { ...parts, store: projects, audit });
  answerReports(server, { store: projects, audit });
