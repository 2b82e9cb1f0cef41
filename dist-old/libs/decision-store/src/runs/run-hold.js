import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { backoffMs } from '../open/retry.js';
/**
 * Claims the execution of a run: null when another process has it. The claim is an advisory lock of a connection of its
 * own, so the death of the process ends it at once; after a restart of the server it is claimed again.
 */
export function holdRun(store, uuid) {
    return hold(store.connectionString, holdKey('execution', uuid));
}
/** Who holds the execution of a run at this moment; null when nobody does. */
export async function runHolder({ pool }, uuid) {
    const { rows } = await pool.query(`select regexp_replace(a.application_name, '^gradlens [a-z]+: ', '') as name, a.backend_start as since
     from pg_locks l join pg_stat_activity a on a.pid = l.pid
     where l.locktype = 'advisory' and l.granted and l.objsubid = 1
       and l.database = (select oid from pg_database where datname = current_database())
       and ((l.classid::bigint << 32) | l.objid::bigint) = hashtextextended($1, 0)`, [holdKey('execution', uuid)]);
    return rows[0] ?? null;
}
/** What pg_stat_activity shows of a hold; at most 63 bytes. */
export function holderName(key) {
    const [, kind = ''] = key.split(' ');
    return `gradlens ${kind}: process ${process.pid} on ${hostname()}`.slice(0, 63);
}
/** The text whose hash is the advisory lock of a hold. */
export function holdKey(kind, uuid) {
    return `hold ${kind} ${uuid}`;
}
/** Takes the advisory lock of `key` on a connection of its own; null when it is taken. */
export async function hold(connectionString, key) {
    let released = false;
    let current = null;
    const claim = async () => {
        const client = new pg.Client({ connectionString, application_name: holderName(key), keepAlive: true });
        client.on('error', () => undefined); // 'end' follows and claims again
        await client.connect();
        const { rows } = await client.query('select pg_try_advisory_lock(hashtextextended($1, 0)) as taken', [key]);
        if (rows[0]?.taken !== true || released) {
            await client.end();
            return false;
        }
        current = client;
        client.on('end', () => {
            current = null;
            if (!released)
                void claimAgain();
        });
        return true;
    };
    const claimAgain = async () => {
        // a database that stays away keeps nobody: the process may end while this waits
        for (let attempt = 0; !released; attempt++) {
            await delay(backoffMs(attempt), undefined, { ref: false });
            const claimed = await claim().catch(() => false); // still away: the next round tells
            if (claimed)
                return;
        }
    };
    if (!(await claim()))
        return null;
    return {
        release: async () => {
            released = true;
            await current?.end();
        },
    };
}
//# sourceMappingURL=run-hold.js.map