import { createGunzip } from 'node:zlib';
import { IngestProblem } from '../ingest-problem.js';
const CHUNK_BYTES = 64 * 2 ** 10;
/**
 * The bytes of a request's body as they come, unpacked, never more than allowed in all and never slower. What follows
 * an error is left unread; see {@link drainBody}.
 *
 * @throws IngestProblem too-large, unsupported, timeout, bad-request.
 */
export async function* readBody(request, limits) {
    const announced = Number(request.headers['content-length'] ?? 0);
    if (announced > limits.bodyBytes)
        throw tooLarge(limits, announced);
    const source = unpacked(request);
    let total = 0;
    for await (const chunk of timely(source, limits)) {
        total += chunk.length;
        if (total > limits.bodyBytes)
            throw tooLarge(limits, total);
        yield chunk;
    }
}
/** Lets a client that is still sending finish, for a while, so that it reads the answer; then its connection goes. */
export function drainBody(request) {
    request.unpipe();
    // whoever read it listens no more: a stream that is listened to for 'readable' does not flow
    request.removeAllListeners('readable');
    const timer = setTimeout(() => {
        if (!request.complete)
            request.destroy();
    }, DRAIN_MS).unref();
    for (const event of ['end', 'close'])
        request.once(event, () => { clearTimeout(timer); });
    request.on('error', () => undefined);
    setImmediate(() => request.resume());
}
const DRAIN_MS = 10_000;
function tooLarge({ bodyBytes }, found) {
    return new IngestProblem('too-large', `the body has ${found} bytes or more; allowed: at most ${bodyBytes}, unpacked`, { allowedBytes: bodyBytes });
}
function unpacked(request) {
    const encoding = (request.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
    if (encoding === 'identity')
        return request;
    if (encoding !== 'gzip')
        throw new IngestProblem('unsupported', `content-encoding is ${JSON.stringify(encoding)}; allowed: gzip, or none`);
    const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
    request.once('error', (error) => gunzip.destroy(error));
    request.once('close', () => {
        if (!request.complete)
            gunzip.destroy(new Error('the client went away'));
    });
    return request.pipe(gunzip);
}
/** The chunks of a stream that is not destroyed by stopping, each within `idleMs` and all within `bodyMs`. */
async function* timely(source, { idleMs, bodyMs }) {
    const chunks = source.iterator({ destroyOnReturn: false });
    const deadline = performance.now() + bodyMs;
    for (;;) {
        const next = await within(chunks.next(), Math.min(idleMs, deadline - performance.now()));
        if (next.done === true)
            return;
        yield next.value;
    }
}
async function within(work, ms) {
    let timer;
    const late = new Promise((_, reject) => {
        timer = setTimeout(() => {
            reject(new IngestProblem('timeout', 'the body did not come in time; send it again'));
        }, Math.max(0, ms));
    });
    try {
        return await Promise.race([work, late]);
    }
    catch (error) {
        work.catch(() => undefined); // late: nobody waits for it any more
        throw error instanceof IngestProblem ? error : notReadable(error);
    }
    finally {
        clearTimeout(timer);
    }
}
function notReadable(cause) {
    const problem = new IngestProblem('bad-request', `the body could not be read: ${cause instanceof Error ? cause.message : String(cause)}`);
    problem.cause = cause;
    return problem;
}
//# sourceMappingURL=read-body.js.map