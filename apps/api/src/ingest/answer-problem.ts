import { randomUUID } from 'node:crypto';

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';

import { InputError, messageOf } from '#libs/contracts';
import { isRetryable } from '#libs/decision-store';

import type { IngestMeter } from './ingest-meter.js';
import { type IngestCode, IngestProblem } from './ingest-problem.js';

/** Answers a request that was not taken: `{"error": {"code", "message", …}}`. */
export function answerProblem({ log, meter }: { readonly log: Logger; readonly meter: IngestMeter }, { request, reply }: { request: FastifyRequest; reply: FastifyReply }, error: unknown): FastifyReply {
  const problem = asProblem(error);
  if (problem === null) {
    const id = randomUUID();
    log.error({ id, err: error, url: request.url }, 'ingest failed');
    meter.answered(request.ingestEndpoint, 'internal');
    return reply.code(500).send({ error: { code: 'internal', message: `something went wrong on the server; the log has more under the id ${id}`, id } });
  }
  meter.answered(request.ingestEndpoint, problem.code);
  if (problem.status >= 500) log.warn({ code: problem.code, err: problem.cause, url: request.url }, 'ingest refused');
  if (problem.retryAfterS !== null) void reply.header('retry-after', problem.retryAfterS);
  const { code, message, details, committed } = problem;
  return reply.code(problem.status).send({ error: { code, message, ...details, ...committed } });
}

/** The problem behind an error; null when it is none of the client's and none of the database's. */
function asProblem(error: unknown): IngestProblem | null {
  if (error instanceof IngestProblem) return error;
  if (error instanceof InputError) return new IngestProblem('bad-request', error.message, { ...error.problem });
  if (isRetryable(error)) return new IngestProblem('unavailable', 'the database does not answer; nothing is acknowledged, send it again');
  const status = error instanceof Error ? (error as { statusCode?: unknown }).statusCode : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? new IngestProblem(codeOf(status), messageOf(error)) : null;
}

/** Fastify refuses some requests by itself: bodies that are not JSON, too large, of an unknown type. */
function codeOf(status: number): IngestCode {
  if (status === 413) return 'too-large';
  return status === 415 ? 'unsupported' : 'bad-request';
}
