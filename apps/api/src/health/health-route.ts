import type { FastifyInstance } from 'fastify';

import type { Clock } from '#libs/contracts';
import type { Store } from '#libs/decision-store';

import { recordingBacklog } from './recording-backlog.js';

/** What the route looks at. */
export interface HealthParts {
  readonly store: Pick<Store, 'pool'>;
  readonly clock: Clock;
  readonly environment: { readonly home: string };
}

/**
 * `GET /health`, open to everybody and without details: 200 when the database answers, else 503. Where runs record to
 * disk it says so, with numbers and without names.
 */
export function answerHealth(server: FastifyInstance, { store, clock, environment }: HealthParts): void {
  server.get('/health', async (_request, reply) => {
    const isUp = await store.pool.query('select 1').then(
      () => true,
      () => false,
    );
    const { state, runs, frames, bytes, secondsBehind } = recordingBacklog(environment.home, clock);
    const onDisk = state === 'live' ? {} : { recording: 'to disk', runs: runs.length, frames, bytes, secondsBehind: Math.round(secondsBehind) };
    return reply.code(isUp ? 200 : 503).send({ status: isUp ? 'ok' : 'down', ...onDisk });
  });
}
