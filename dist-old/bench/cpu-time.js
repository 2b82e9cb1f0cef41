import { readFile } from 'node:fs/promises';
/** CPU time that this process has taken, on all its threads. Unit: ms. */
export function cpuMs() {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
}
/** What some work gives, and the CPU time that it took: other work on the machine does not count. Unit: ms. */
export async function timed(work) {
    const begun = cpuMs();
    const value = await work();
    return { value, ms: cpuMs() - begun };
}
/** The process of the server behind the one connection of a store. */
export async function serverPid({ pool }) {
    return (await pool.query('select pg_backend_pid() as pid')).rows[0]?.pid ?? 0;
}
/** CPU time that the process of a server and this one have taken. Unit: ms. */
async function cpuMsWith(pid) {
    const schedstat = await readFile(`/proc/${pid}/schedstat`, 'utf8').catch(() => '0');
    return Number(schedstat.split(' ')[0]) / 1e6 + cpuMs();
}
/** Wall and CPU time (of the process of a server and of this one) that some work takes. Unit: ms. */
export async function timedWith(pid, work) {
    const [before, begun] = [await cpuMsWith(pid), performance.now()];
    await work();
    const wall = performance.now() - begun;
    return { wall, cpu: (await cpuMsWith(pid)) - before };
}
//# sourceMappingURL=cpu-time.js.map