import { until } from './product.js';
import { start, waitForLine } from './program.js';
/** Starts a worker that works off what is queued. Resolves when it is ready. */
export async function startWorker(home, ...options) {
    const child = start(['worker', '--json', ...options], home);
    await waitForLine(child, (line) => (line.includes('"ready":true') ? line : null));
    return child;
}
/** Tells a worker to end, and waits until it has. */
export async function stopWorker(worker) {
    const closed = new Promise((resolve) => worker.once('close', resolve));
    worker.kill('SIGTERM');
    await closed;
}
/** The process that makes a trace or an impact: its hold tells. */
export async function makerPid({ pool }, what) {
    const { rows } = await pool.query(`select substring(application_name from 'process (\\d+) ')::int as pid from pg_stat_activity where application_name like $1`, [`gradlens ${what}: process %`]);
    return rows[0].pid;
}
/** Whether there is a process of this id. */
export function isAlive(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch {
        return false;
    }
}
/** Waits until a study is as `accept` says. @throws Error when it has ended and is not, or is not in time. */
export async function untilStudy(find, accept, timeoutMs = 240_000) {
    const ask = async () => {
        const row = await find();
        if (row === null)
            throw new Error('there is no such study');
        return row;
    };
    return await until(ask, (row) => {
        const isSo = accept(row);
        if (!isSo && row.state !== 'queued' && row.state !== 'running')
            throw new Error(`the study ended ${row.state}: ${row.problem ?? 'no problem'}`);
        return isSo;
    }, timeoutMs);
}
//# sourceMappingURL=worker.js.map