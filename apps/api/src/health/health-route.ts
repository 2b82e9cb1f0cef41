import type { FastifyInstance } from 'fastify';

import type { Store } from '#libs/decision-store';

/** `GET /health`, open to everybody and without details: 200 when the database answers, else 503. */
export function answerHealth(server: FastifyInstance, store: Pick<Store, 'pool'>): void {
  server.get('/health', async (_request, reply) => {
    const isUp = await store.pool.query('select 1').then(
      () => true,
      () => false,
    );
    return reply.code(isUp ? 200 : 503).send({ status: isUp ? 'ok' : 'down' });
  });
}
