import { isRunUuid } from '#libs/contracts';
import { answerProblem } from './answer-problem.js';
import { commandWaiter } from './commands/command-waiter.js';
import { answerCommand, askCommands } from './commands/serve-commands.js';
import { openByteBudget } from './flow/byte-budget.js';
import { openLanes } from './flow/lanes.js';
import { openRateLimit } from './flow/rate-limit.js';
import { IngestProblem } from './ingest-problem.js';
import { ingestLines } from './lines/ingest-lines.js';
import { endRun } from './run/end-run.js';
import { ingestFrames } from './run/ingest-frames.js';
import { openOwnSession, registerRun } from './run/register-run.js';
import { readRegistration } from './run/registration.js';
import { shipperCache } from './run/run-session.js';
import { isLines, typedBody } from './wire/content-type.js';
import { readEnd } from './wire/read-end.js';
import { drainBody, readBody } from './wire/read-body.js';
import { readLines } from './wire/read-lines.js';
import { readRecords } from './wire/records.js';
/** Serves `/ingest/v1/runs/{uuid}` (docs/ingest.md). */
export async function serveIngest(server, parts) {
    await server.register((plugin, _options, done) => {
        plugin.removeContentTypeParser('text/plain');
        plugin.setErrorHandler((error, request, reply) => answerProblem(parts, { request, reply }, error));
        addRoutes(plugin, parts);
        done();
    }, { prefix: '/ingest/v1/runs/:uuid' });
}
function addRoutes(plugin, parts) {
    const session = { store: parts.store, log: parts.log, limits: parts.limits, shippers: shipperCache(parts.openShipper) };
    const lanes = openLanes(parts.limits);
    const limit = openRateLimit(parts.clock, parts.limits);
    const budget = openByteBudget(parts.limits);
    const entered = enterer(limit);
    const route = (endpoint, work) => async (request, reply) => {
        const { uuid, access } = entered(request, endpoint(request));
        const leave = await lanes.enter(uuid);
        try {
            const answer = await work(request, uuid, access);
            parts.meter.answered(request.ingestEndpoint, 'ok');
            return await reply.send(answer);
        }
        finally {
            leave();
        }
    };
    const routes = [
        ['put', '/', () => 'register', async (request, uuid, access) => standing(await registerRun({ parts: session, clock: parts.clock, access }, uuid, readRegistration(request.body)))],
        ['get', '/', () => 'position', async (_request, uuid, access) => standing(await openOwnSession(session, uuid, access))],
        ['post', '/end', () => 'end', async (request, uuid, access) => {
                const end = readEnd(request.body);
                const opened = await openOwnSession(session, uuid, access);
                await endRun(parts, opened, end);
                return standing(opened);
            }],
    ];
    plugin.decorateRequest('ingestEndpoint', 'frames');
    for (const [method, path, endpoint, work] of routes)
        plugin[method](path, route(endpoint, work));
    const frames = route((request) => (isLines(request) ? 'lines' : 'frames'), async (request, uuid, access) => {
        const opened = await openOwnSession(session, uuid, access);
        return await deliver({ ...parts, budget }, request, opened);
    });
    postUnparsed(plugin, '/frames', frames);
    addCommandRoutes(plugin, { parts, session, entered });
}
/** Checks who asks for which run, and how often. */
function enterer(limit) {
    return (request, endpoint) => {
        request.ingestEndpoint = endpoint;
        const { uuid } = request.params;
        if (!isRunUuid(uuid))
            throw new IngestProblem('bad-request', `the run is ${JSON.stringify(uuid)}; allowed: a lower-case uuid`);
        if (request.access === null)
            throw new IngestProblem('unknown-run', 'nobody is asking');
        limit(request.access.tokenId);
        return { uuid, access: request.access };
    };
}
/** Commands go beside the lane of the run: a trainer that waits for one delivers meanwhile. */
function addCommandRoutes(plugin, { parts, session, entered }) {
    const waiter = commandWaiter(parts.store);
    plugin.addHook('preClose', (done) => {
        waiter.close();
        done();
    });
    const beside = (work) => async (request, reply) => {
        const { uuid, access } = entered(request, 'commands');
        const answer = await work(request, await openOwnSession(session, uuid, access));
        parts.meter.answered('commands', 'ok');
        return await reply.send(answer);
    };
    plugin.get('/commands', beside((request, opened) => askCommands({ store: parts.store, waiter }, opened, request.query)));
    plugin.post('/commands/:seq', beside((request, opened) => answerCommand(parts.store, opened, { seq: request.params.seq, body: request.body })));
}
/** Adds a POST that reads its body itself, whatever its type. */
function postUnparsed(plugin, path, handler) {
    void plugin.register((own, _options, done) => {
        own.removeAllContentTypeParsers();
        own.addContentTypeParser('*', (_request, payload, next) => { next(null, payload); });
        own.post(path, handler);
        done();
    });
}
async function deliver(parts, request, session) {
    const { limits, meter } = parts;
    const giveBack = await parts.budget.take(memoryOf(request, limits));
    try {
        const body = metered(typedBody(request, readBody(request.raw, limits)), meter);
        const counts = isLines(request)
            ? await ingestLines(parts, session, readLines(body, limits))
            : await ingestFrames(parts.store, session, readRecords(body, limits));
        // nothing new, as from a trainer that is paused or evaluates: a sign of life all the same
        if (counts.accepted === 0)
            await session.alive();
        meter.taken(counts.accepted, counts.duplicates);
        const { lastSeq, lastStep } = session.position;
        return { lastSeq, lastStep, ...counts };
    }
    catch (error) {
        drainBody(request.raw);
        if (error instanceof IngestProblem)
            error.committed = { lastSeq: session.position.lastSeq, lastStep: session.position.lastStep };
        throw error;
    }
    finally {
        giveBack();
    }
}
/** What a request may hold at once: a batch and the record that fills it, or all of a small body. Unit: bytes. */
function memoryOf({ headers }, { batchBytes, recordBytes }) {
    const most = batchBytes + recordBytes;
    const length = headers['content-encoding'] === undefined ? Number(headers['content-length'] ?? most) : most;
    return Math.min(most, length);
}
async function* metered(body, meter) {
    for await (const chunk of body) {
        meter.received(chunk.length);
        yield chunk;
    }
}
/** Where a run stands, as a client needs it to go on. */
function standing({ uuid, position }) {
    const { run, lastSeq, lastStep } = position;
    return { run: uuid, attempt: run.attempt, nextSeq: lastSeq + 1, lastSeq, lastStep, state: run.state };
}
//# sourceMappingURL=ingest-plugin.js.map