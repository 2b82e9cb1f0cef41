import type { FastifyInstance } from 'fastify';

import type { ApiMetrics } from './api-metrics.js';

/** `GET /metrics` for Prometheus, with a token of any role but ingest. */
export function answerMetrics(server: FastifyInstance, metrics: ApiMetrics): void {
  server.get('/metrics', async (_request, reply) => {
    const { contentType, text } = await metrics.read();
    return reply.type(contentType).send(text);
  });
}
