import type { FastifyReply } from 'fastify';

/** Why a file is not given. */
export interface FileRefusal {
  readonly status: 400 | 403 | 404 | 409 | 503;
  /** One line for a person. */
  readonly message: string;
}

/** Answers that a file (a ledger, a report) is not given. */
export function refuseFile(reply: FastifyReply, { status, message }: FileRefusal): FastifyReply {
  return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify({ error: { message } }));
}
