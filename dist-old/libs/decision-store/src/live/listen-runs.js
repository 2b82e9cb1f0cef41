import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '#libs/contracts';
import pg from 'pg';
import { backoffMs } from '../open/retry.js';
import { RUN_CHANNEL } from './run-channel.js';
/** Kinds of changes that are told through the channel. */
const KINDS = new Set(['steps', 'state', 'alert', 'trace', 'impact', 'report', 'replay']);
/** An idle connection is asked so often whether it is still there, since a dead peer does not say so. Unit: ms. */
const PROBE_MS = 15_000;
/**
 * Listens for changes of runs on one connection of its own. When it breaks it is opened again, for as long as it takes,
 * and a `resync` is told first, so that nobody misses a change. Nothing is queued: `onChange` must only take note.
 *
 * @throws the error of the first connection, when it fails.
 */
export async function listenRuns(store, onChange, options = {}) {
    const { onProblem = () => undefined } = options;
    const stopping = new AbortController();
    let client = await openListener(store.connectionString, onChange);
    const keep = async () => {
        for (let attempt = 0;;) {
            try {
                await untilLost(client, stopping.signal);
                if (isStopped(stopping.signal))
                    return;
                client = await openListener(store.connectionString, onChange);
                attempt = 0;
                onChange({ kind: 'resync' });
            }
            catch (error) {
                onProblem(messageOf(error));
                await rest(backoffMs(attempt), stopping.signal);
                if (isStopped(stopping.signal))
                    return;
                attempt += 1;
            }
        }
    };
    const kept = keep();
    return {
        async close() {
            stopping.abort();
            await kept;
            await client.end().catch(() => undefined); // lost already: nothing to end
        },
    };
}
/** A change from its payload, or null when it is none: another program may use the channel. */
export function parseRunChange(payload) {
    let parsed;
    try {
        parsed = JSON.parse(payload ?? '');
    }
    catch {
        return null; // not JSON: not from us
    }
    if (typeof parsed !== 'object' || parsed === null)
        return null;
    const { kind, run } = parsed;
    return KINDS.has(kind) && typeof run === 'string' ? parsed : null;
}
function isStopped(signal) {
    return signal.aborted;
}
async function openListener(connectionString, onChange) {
    const client = new pg.Client({
        connectionString,
        application_name: 'gradlens listener',
        connectionTimeoutMillis: 10_000,
        keepAlive: true,
    });
    client.on('error', () => undefined); // 'end' follows, which untilLost waits for
    client.on('notification', ({ payload }) => {
        const change = parseRunChange(payload);
        if (change !== null)
            onChange(change);
    });
    try {
        await client.connect();
        await client.query(`listen ${RUN_CHANNEL}`);
    }
    catch (error) {
        await client.end().catch(() => undefined); // never connected, or lost already
        throw error;
    }
    return client;
}
/** Resolves when the connection is gone, or when `signal` says stop. */
async function untilLost(client, signal) {
    const lost = new AbortController();
    const stop = () => {
        lost.abort();
    };
    client.once('end', stop);
    signal.addEventListener('abort', stop, { once: true });
    try {
        while (!lost.signal.aborted && !signal.aborted) {
            await client.query('select 1');
            await rest(PROBE_MS, lost.signal);
        }
    }
    catch {
        await client.end().catch(() => undefined); // the probe found it broken: what is left of it goes
    }
    finally {
        client.off('end', stop);
        signal.removeEventListener('abort', stop);
    }
}
/** Waits, or less when `signal` says stop. */
async function rest(ms, signal) {
    await sleep(ms, undefined, { signal }).catch(() => undefined); // rejects only because it was told to stop
}
//# sourceMappingURL=listen-runs.js.map