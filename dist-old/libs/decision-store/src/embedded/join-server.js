import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeHome } from '../open/make-home.js';
import { findBinaries } from './binaries.js';
import { withFileLock } from './file-lock.js';
import { homePaths, SERVER_DATABASE, SERVER_USER } from './home-paths.js';
import { makeCluster, readPassword } from './make-cluster.js';
import { probeServer, waitForServer } from './probe-server.js';
import { isAlive, parseProcessMark, processMark } from './process-mark.js';
import { chooseAccount, giveTreeTo } from './server-account.js';
import { connectionStringOf, readPostmasterFile, readServerFile, writeServerFile } from './server-file.js';
import { isServerOf, logTail, removeSocketFolder, spawnServer, stopServer } from './server-process.js';
import { watchServer } from './watch-server.js';
const START_ATTEMPTS = 3;
const START_PATIENCE_MS = 60_000;
/**
 * Joins the embedded server of a home folder, and starts it first when it does not run. A server that outlived its
 * processes (kill -9) is adopted when it answers, else ended and started again.
 *
 * Joining and leaving happen under one lock file, so nobody joins a server that is being stopped.
 */
export async function joinServer(home, log) {
    makeHome(home);
    const paths = homePaths(realpathSync(resolve(home)));
    const clientFile = join(paths.clients, `${process.pid}-${randomBytes(4).toString('hex')}`);
    const ensure = async () => (await adoptServer(paths)) ?? (await startServer(paths, log));
    const address = await withFileLock(paths.lock, async () => {
        const running = await ensure();
        mkdirSync(paths.clients, { recursive: true });
        writeFileSync(clientFile, JSON.stringify({ ...processMark(), dataFolder: paths.data }));
        return running;
    });
    const watch = watchServer(address, () => withFileLock(paths.lock, ensure), log);
    const login = { user: SERVER_USER, password: readPassword(paths), database: SERVER_DATABASE };
    return {
        connectionString: connectionStringOf(address, login),
        leave: async () => {
            await watch.stop();
            await withFileLock(paths.lock, () => leaveServer(paths, clientFile));
        },
    };
}
/**
 * Stops the embedded server of a home folder if no process uses it: one that outlived its clients (kill -9).
 *
 * @returns whether one was running and is stopped now.
 */
export async function stopUnusedServer(home) {
    if (!existsSync(home))
        return false;
    const paths = homePaths(realpathSync(resolve(home)));
    if (!existsSync(paths.data))
        return false;
    return await withFileLock(paths.lock, async () => {
        const wasRunning = readPostmasterFile(paths.data) !== null;
        return (await stopIfUnused(paths)) && wasRunning;
    });
}
async function leaveServer(paths, clientFile) {
    rmSync(clientFile, { force: true });
    await stopIfUnused(paths);
}
async function stopIfUnused(paths) {
    if (liveClients(paths) > 0)
        return false;
    await stopServer(paths);
    removeSocketFolder(readServerFile(paths.server, paths.data)?.socketFolder ?? null);
    rmSync(paths.server, { force: true });
    return true;
}
/** Counts the clients whose process lives and removes the files of the others. */
function liveClients(paths) {
    let count = 0;
    if (!existsSync(paths.clients))
        return 0;
    for (const name of readdirSync(paths.clients)) {
        const file = join(paths.clients, name);
        const text = readFileSync(file, 'utf8');
        const mark = parseProcessMark(text);
        // a copied home has the files of the original's clients
        if (mark !== null && isAlive(mark) && text.includes(JSON.stringify(paths.data)))
            count += 1;
        else
            rmSync(file, { force: true });
    }
    return count;
}
/** A server that runs already, found by its own file: server.json may be missing or half written. */
async function adoptServer(paths) {
    const own = readPostmasterFile(paths.data);
    if (own === null || own.port === 0)
        return null;
    const expected = expectedOf(paths);
    // one that is still starting or recovering is waited for; a process that is no server of ours is asked just once
    const isOurs = isServerOf(own.pid, paths.data);
    const probe = isOurs ? await waitForServer(own, expected, 10_000) : await probeServer(own, expected);
    if (probe.kind !== 'ready')
        return null;
    if (readServerFile(paths.server, paths.data)?.pid !== own.pid)
        writeServerFile(paths.server, own, serverNotes(paths));
    return own;
}
async function startServer(paths, log) {
    await stopServer(paths);
    // stores that are open keep their connection string: a server that died under them comes back where it was
    const known = readServerFile(paths.server, paths.data);
    const wanted = liveClients(paths) > 0 ? known : null;
    if (wanted === null)
        removeSocketFolder(known?.socketFolder ?? null);
    const binaries = await findBinaries();
    const account = chooseAccount(paths.home, binaries.postgres);
    log(`starting the embedded PostgreSQL in ${paths.data}`);
    await makeCluster(paths, binaries, account);
    giveTreeTo(account, paths.data);
    let problem = '';
    for (let attempt = 0; attempt < START_ATTEMPTS; attempt++) {
        // the port may be taken between choosing and binding, and a killed server's children need a moment to go
        const address = await spawnServer({ paths, postgres: binaries.postgres, account, wanted });
        const probe = await waitForServer(address, expectedOf(paths), START_PATIENCE_MS);
        if (probe.kind === 'ready') {
            writeServerFile(paths.server, address, serverNotes(paths));
            return address;
        }
        problem = probe.problem;
        await stopServer(paths);
        removeSocketFolder(address.socketFolder);
    }
    throw new Error(`the embedded PostgreSQL does not start (${problem}); the end of ${paths.log}:\n${logTail(paths)}`);
}
function expectedOf(paths) {
    return { dataFolder: paths.data, password: readPassword(paths) };
}
/** What else server.json says. */
function serverNotes(paths) {
    return { user: SERVER_USER, database: SERVER_DATABASE, passwordFile: paths.password, dataFolder: paths.data };
}
//# sourceMappingURL=join-server.js.map