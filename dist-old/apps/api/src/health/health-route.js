import { within } from '../common/within.js';
import { recordingBacklog } from './recording-backlog.js';
/** A database that has not answered after so long counts as away: probes give up after a second or a few. Unit: ms. */
const ANSWER_MS = 1_000;
/**
 * Open to everybody and without details:
 *
 * - `GET /health/live`: 200 while the process answers; what fails it is to be started anew.
 * - `GET /health/ready`: 200 when the database answers within a second, else 503: send requests elsewhere, start nothing anew.
 * - `GET /health`: the same, and where runs record to disk it says so, with numbers and without names.
 */
export function answerHealth(server, { store, clock, environment }) {
    const isUp = () => within(ANSWER_MS, store.pool.query('select 1')).then(() => true, () => false);
    server.get('/health/live', () => ({ status: 'ok' }));
    server.get('/health/ready', async (_request, reply) => ((await isUp()) ? { status: 'ok' } : reply.code(503).send({ status: 'down' })));
    server.get('/health', async (_request, reply) => {
        const up = await isUp();
        const { state, runs, frames, bytes, secondsBehind } = recordingBacklog(environment.home, clock);
        const onDisk = state === 'live' ? {} : { recording: 'to disk', runs: runs.length, frames, bytes, secondsBehind: Math.round(secondsBehind) };
        return reply.code(up ? 200 : 503).send({ status: up ? 'ok' : 'down', ...onDisk });
    });
}
//# sourceMappingURL=health-route.js.map