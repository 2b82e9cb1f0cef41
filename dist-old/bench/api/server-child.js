// A server in a process of its own, and what it costs while it answers.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
/** Token of the servers of this bench. */
export const TOKEN = 'bench-token-0123456789';
/** Starts a compiled file that prints `{"ready": true, "url": …}`. @throws Error when it ends before. */
export async function startServer(file, environment) {
    const path = fileURLToPath(new URL(`../../${file}`, import.meta.url));
    const preloaded = ['--expose-gc', '--import', new URL('collect.js', import.meta.url).href];
    const child = spawn(process.execPath, [...preloaded, path], { env: { ...process.env, GRADLENS_PORT: '0', GRADLENS_TOKEN: TOKEN, GRADLENS_RATE_LIMIT: '0', ...environment }, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    const ended = new Promise((resolve) => child.once('close', () => { resolve(); }));
    const url = await readyUrl(child, file);
    const { pid = 0 } = child;
    return {
        url,
        cpuMs: () => cpuMsOf(pid),
        residentMib: async () => Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024,
        heldMib: () => heldMib(child),
        stop: async () => {
            child.kill('SIGTERM');
            await ended;
        },
    };
}
async function readyUrl(child, file) {
    if (child.stdout === null)
        throw new Error('no standard output');
    for await (const line of createInterface({ input: child.stdout })) {
        const told = JSON.parse(line);
        if (told.ready === true && told.url !== undefined)
            return told.url;
    }
    throw new Error(`${file} ended before it was ready`);
}
async function heldMib(child) {
    const told = once(child, 'message');
    child.send('collect');
    return (await told)[0].heldBytes / 2 ** 20;
}
async function cpuMsOf(pid) {
    const threads = await readdir(`/proc/${pid}/task`);
    const times = await Promise.all(threads.map(async (thread) => Number((await readFile(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').catch(() => '0')).split(' ')[0]) / 1e6));
    return times.reduce((sum, ms) => sum + ms, 0);
}
//# sourceMappingURL=server-child.js.map