import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '#libs/contracts';
/** Backends that deliver what trainers on this machine recorded. */
const SHIPPING = ['gradlens recorder%', 'gradlens ship%'];
/** A seeded random number in [0, 1). */
export function randomSource(seed) {
    let state = seed % 2_147_483_647 || 1;
    return () => {
        state = (state * 48_271) % 2_147_483_647;
        return state / 2_147_483_647;
    };
}
/** All kills so far. */
export function killCount({ trainer, backend, server }) {
    return trainer + backend + server;
}
/** Kills the trainer after a random time, unless it has ended. */
export async function killTrainer(child, kills, afterMs) {
    await sleep(afterMs);
    if (child.exitCode === null && child.signalCode === null && child.kill('SIGKILL'))
        kills.trainer += 1;
}
/** Kills a backend that ships, or the server itself, now and then, until `isOver`. */
export async function killDatabase(store, home, parts) {
    const { kills, random, isOver } = parts;
    while (!isOver()) {
        await sleep(1500 + 4000 * random());
        if (isOver())
            return;
        try {
            if (random() < 0.5)
                await killBackend(store, SHIPPING, kills);
            else
                killServer(home, kills);
        }
        catch (error) {
            if (!isComingBack(error))
                throw error;
        }
    }
}
/** Whether a kill failed because the server is still coming back from the last one. */
export function isComingBack(error) {
    return /ENOENT|ESRCH|ECONN|terminat|starting up|not yet accepting|recovery|shutting down|closed/i.test(messageOf(error));
}
/** SIGKILL to one backend of a client so named (patterns of SQL): PostgreSQL then ends all and recovers. None where there is none. */
export async function killBackend(store, names, kills) {
    const { rows } = await store.pool.query('select pid from pg_stat_activity where application_name like any ($1) order by random() limit 1', [names]);
    const [backend] = rows;
    if (backend === undefined)
        return;
    process.kill(backend.pid, 'SIGKILL');
    kills.backend += 1;
}
/** SIGKILL to the whole server. */
export function killServer(home, kills) {
    const pid = Number(readFileSync(path.join(home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 'SIGKILL');
    kills.server += 1;
}
//# sourceMappingURL=killing.js.map