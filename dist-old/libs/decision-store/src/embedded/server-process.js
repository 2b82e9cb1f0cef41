import { spawn } from 'node:child_process';
import { chmodSync, closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { accountOptions, serverEnvironment } from './make-cluster.js';
import { commandLineOf, hasProcesses, isPidAlive } from './process-mark.js';
import { giveTo } from './server-account.js';
import { readPostmasterFile } from './server-file.js';
const SOCKET_PREFIX = 'gradlens-pg-';
/** Longest path of a unix socket (sun_path is 108 bytes with the final NUL). */
const SOCKET_PATH_BYTES = 107;
/**
 * Starts the server, which may not answer yet when this returns. It is detached: Ctrl-C in the terminal reaches us, not
 * the server, so that we can flush before we stop it.
 */
export async function spawnServer({ paths, postgres, account, wanted }) {
    const port = wanted?.port ?? (await freePort());
    const socketFolder = makeSocketFolder(account, wanted?.socketFolder ?? null);
    const log = openSync(paths.log, 'a', 0o600);
    const { command, args } = account.wrap(postgres, serverArguments(paths, port, socketFolder));
    const child = spawn(command, args, {
        ...accountOptions(account),
        cwd: '/',
        env: serverEnvironment(),
        detached: true,
        stdio: ['ignore', log, log],
    });
    child.on('error', () => undefined); // told by a missing pid below
    closeSync(log);
    if (child.pid === undefined)
        throw new Error(`${command} could not be started`);
    child.unref();
    return { pid: child.pid, port, socketFolder };
}
/**
 * Ends whatever server runs on the data folder: fast shutdown, then immediate, then kill. Where the number in
 * postmaster.pid belongs to another process by now, or to a dead one that nobody collected (a container without an
 * init), the server would refuse to start: that file is removed, after the last process in the folder has gone.
 *
 * @throws Error when the server does not end.
 */
export async function stopServer(paths) {
    const running = readPostmasterFile(paths.data);
    if (running === null)
        return;
    if (isServerOf(running.pid, paths.data))
        await endServer(running.pid, paths.data);
    await waitUntil(() => !hasProcesses(paths.data), 10_000);
    // the file of a server that was killed; whoever holds the folder's lock file is the only one to start another
    if (!isServerOf(running.pid, paths.data))
        rmSync(join(paths.data, 'postmaster.pid'), { force: true });
}
/** Whether the process is a PostgreSQL server on this very data folder. */
export function isServerOf(pid, dataFolder) {
    const words = commandLineOf(pid).split(/[\0 ]/);
    return words.some((word) => basename(word).startsWith('postgres')) && commandLineOf(pid).includes(dataFolder);
}
/** Removes a socket folder of ours. */
export function removeSocketFolder(folder) {
    if (folder !== null && basename(folder).startsWith(SOCKET_PREFIX))
        rmSync(folder, { recursive: true, force: true });
}
/** The last lines of the server's log, for an error message. */
export function logTail(paths, lines = 8) {
    if (!existsSync(paths.log))
        return '(no log)';
    return readFileSync(paths.log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
}
async function endServer(pid, dataFolder) {
    for (const [signal, patienceMs] of [['SIGINT', 15_000], ['SIGQUIT', 5_000], ['SIGKILL', 5_000]]) {
        if (isServerOf(pid, dataFolder))
            process.kill(pid, signal);
        if (await waitUntil(() => !isPidAlive(pid), patienceMs))
            return;
    }
    throw new Error(`the database server (process ${pid}) on ${dataFolder} does not end`);
}
async function waitUntil(isDone, patienceMs) {
    const deadline = performance.now() + patienceMs;
    while (!isDone()) {
        if (performance.now() > deadline)
            return false;
        await delay(15);
    }
    return true;
}
function serverArguments(paths, port, socketFolder) {
    const settings = [
        `port=${port}`,
        'listen_addresses=127.0.0.1',
        `unix_socket_directories=${socketFolder ?? ''}`,
        'jit=off', // compiling costs more than it saves on queries of a few ms
        'timezone=UTC',
        'log_timezone=UTC',
        'max_wal_size=2GB',
    ];
    return ['-D', paths.data, ...settings.flatMap((setting) => ['-c', setting])];
}
/** A short folder in the system's temporary folder: home paths are often too long for a socket. */
function makeSocketFolder(account, wanted) {
    if (process.platform === 'win32')
        return null;
    const base = Buffer.byteLength(tmpdir()) + SOCKET_PREFIX.length + 32 < SOCKET_PATH_BYTES ? tmpdir() : '/tmp';
    removeSocketFolder(wanted); // with the lock file of the server before
    const folder = wanted ?? mkdtempSync(join(base, SOCKET_PREFIX));
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o700);
    giveTo(account, folder);
    return folder;
}
async function freePort() {
    const server = createServer();
    await new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    await new Promise((resolve) => server.close(() => { resolve(); }));
    if (address === null || typeof address === 'string')
        throw new Error('no free port on 127.0.0.1');
    return address.port;
}
//# sourceMappingURL=server-process.js.map