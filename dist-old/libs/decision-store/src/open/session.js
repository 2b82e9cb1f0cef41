import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '#libs/contracts';
import pg from 'pg';
import { numberTypes } from './number-types.js';
import { backoffMs, isRetryable } from './retry.js';
/** Opens a session; it connects at the first `run`. */
export function openSession(options) {
    const { deadlineMs = 60_000, onProblem, giveUp = () => false } = options;
    const { connected, drop } = openConnection(options);
    const once = async (work) => {
        try {
            return await withDeadline(deadlineMs, async () => work(await connected()));
        }
        catch (error) {
            void drop();
            throw error;
        }
    };
    return {
        once,
        async run(work) {
            for (let attempt = 0;; attempt++) {
                try {
                    const result = await once(work);
                    if (attempt > 0)
                        onProblem(null);
                    return result;
                }
                catch (error) {
                    if (!isRetryable(error))
                        throw error;
                    onProblem(`the database does not answer: ${messageOf(error)}`);
                    if (giveUp())
                        throw error;
                    await sleep(backoffMs(attempt));
                }
            }
        },
        end: drop,
    };
}
function openConnection(options) {
    let client = null;
    let drops = 0;
    return {
        async connected() {
            if (client !== null)
                return client;
            const opened = newClient(options);
            opened.on('error', () => {
                // lost while idle; under a query the query rejects
                if (client === opened)
                    client = null;
            });
            const before = drops;
            await connect(opened);
            if (drops > before) {
                await opened.end();
                throw new Error('Client was closed while it connected');
            }
            client = opened;
            return opened;
        },
        async drop() {
            const broken = client;
            client = null;
            drops += 1;
            await broken?.end().catch(() => undefined); // it is broken already: nothing to learn from its end
        },
    };
}
function newClient(options) {
    return new pg.Client({
        connectionString: options.connectionString,
        application_name: options.applicationName,
        connectionTimeoutMillis: 10_000,
        keepAlive: true,
        types: numberTypes,
    });
}
async function connect(client) {
    try {
        await client.connect();
        // committed means durable here, whatever the default of the database is; a stricter default stays
        await client.query("SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'");
    }
    catch (error) {
        void client.end().catch(() => undefined); // the connection is broken already: nothing to learn from its end
        throw error;
    }
}
async function withDeadline(deadlineMs, work) {
    const timer = new AbortController();
    const late = sleep(deadlineMs, undefined, { signal: timer.signal }).then(() => {
        throw new Error(`no answer within ${String(deadlineMs)} ms`);
    });
    late.catch(() => undefined); // aborted below: the work was first
    try {
        return await Promise.race([work(), late]);
    }
    finally {
        timer.abort();
    }
}
//# sourceMappingURL=session.js.map