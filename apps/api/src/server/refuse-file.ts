import type { FastifyReply } from 'fastify';

/** Why a file is not given. */
export interface FileRefusal {
  readonly status: 400 | 403 | 404 | 409 | 503;
  /** One line for a person. */
  readonly message: string;
}

/** How a program is told why; as `/ingest` and the guard of all routes do. */
const CODES: Readonly<Record<FileRefusal['status'], string>> = { 400: 'bad_request', 403: 'forbidden', 404: 'not_found', 409: 'conflict', 503: 'unavailable' };

/** Answers that a file (a ledger, a report) is not given. */
export function refuseFile(reply: FastifyReply, { status, message }: FileRefusal): FastifyReply {
  return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify({ error: { code: CODES[status], message } }));
}
