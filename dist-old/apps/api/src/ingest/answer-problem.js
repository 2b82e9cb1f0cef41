import { randomUUID } from 'node:crypto';
import { InputError, messageOf } from '#libs/contracts';
import { isRetryable } from '#libs/decision-store';
import { IngestProblem } from './ingest-problem.js';
import { otherType } from './wire/content-type.js';
/** Answers a request that was not taken: `{"error": {"code", "message", …}}`. */
export function answerProblem({ log, meter }, { request, reply }, error) {
    const problem = asProblem(error, request);
    if (problem === null) {
        const id = randomUUID();
        log.error({ id, err: error, url: request.url }, 'ingest failed');
        meter.answered(request.ingestEndpoint, 'internal');
        return reply.code(500).send({ error: { code: 'internal', message: `something went wrong on the server; the log has more under the id ${id}`, id } });
    }
    meter.answered(request.ingestEndpoint, problem.code);
    if (problem.status >= 500)
        log.warn({ code: problem.code, err: problem.cause, url: request.url }, 'ingest refused');
    if (problem.retryAfterS !== null)
        void reply.header('retry-after', problem.retryAfterS);
    const { code, message, details, committed } = problem;
    return reply.code(problem.status).send({ error: { code, message, ...details, ...committed } });
}
/** The problem behind an error; null when it is none of the client's and none of the database's. */
function asProblem(error, request) {
    if (error instanceof IngestProblem)
        return error;
    if (error instanceof InputError)
        return new IngestProblem('bad-request', error.message, { ...error.problem });
    if (isRetryable(error))
        return new IngestProblem('unavailable', 'the database does not answer; nothing is acknowledged, send it again');
    return refusedByFastify(error, request);
}
/** Fastify refuses some requests by itself: bodies that are not JSON, too large, of an unknown type. */
function refusedByFastify(error, request) {
    const status = error instanceof Error ? error.statusCode : undefined;
    if (typeof status !== 'number' || status < 400 || status >= 500)
        return null;
    if (status === 415)
        return otherType(request);
    return new IngestProblem(status === 413 ? 'too-large' : 'bad-request', messageOf(error));
}
//# sourceMappingURL=answer-problem.js.map