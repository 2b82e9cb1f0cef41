import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
/** Reads server.json; null when it is missing, half written, or of another data folder (a copied home). */
export function readServerFile(path, dataFolder) {
    try {
        const value = JSON.parse(readFileSync(path, 'utf8'));
        const { pid, port, socketFolder = null } = value;
        if (pid === undefined || port === undefined || value.dataFolder !== dataFolder)
            return null;
        return { pid, port, socketFolder };
    }
    catch {
        return null; // missing, or its writer died
    }
}
/** Writes server.json in one step. `more` names the data folder, for us, and what else people and tools look for. */
export function writeServerFile(path, address, more) {
    writeFileSync(`${path}.new`, `${JSON.stringify({ ...address, ...more }, null, 2)}\n`, { mode: 0o644 });
    renameSync(`${path}.new`, path);
}
/** Reads what the server itself wrote to postmaster.pid; null when there is none or it is not complete. */
export function readPostmasterFile(dataFolder) {
    const path = join(dataFolder, 'postmaster.pid');
    if (!existsSync(path))
        return null;
    // lines: pid, data folder, start time, port, socket folder, listen address, …
    const lines = readFileSync(path, 'utf8').split('\n');
    const pid = Number(lines[0]);
    if (!Number.isInteger(pid) || pid <= 0)
        return null;
    return { pid, port: Number(lines[3] ?? 0), socketFolder: lines[4] === undefined || lines[4] === '' ? null : lines[4] };
}
/** The name of the socket in its folder. */
export function socketPath(folder, port) {
    return join(folder, `.s.PGSQL.${port}`);
}
/** The connection string: the socket where this process sees it (1.2 to 3.5 times the rows/s of TCP), else loopback. */
export function connectionStringOf(address, login) {
    const { port, socketFolder } = address;
    const usesSocket = socketFolder !== null && existsSync(socketPath(socketFolder, port));
    const host = usesSocket ? encodeURIComponent(socketFolder) : '127.0.0.1';
    return `postgres://${login.user}:${encodeURIComponent(login.password)}@${host}:${port}/${login.database}`;
}
//# sourceMappingURL=server-file.js.map