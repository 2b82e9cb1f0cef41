import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { until } from '#libs/testing';
import { repoRoot } from '../../common/repo-root.js';
const UNPACKED = path.join(repoRoot(), 'node_modules/.cache/debian');
const PROGRAM = path.join(UNPACKED, 'usr/bin/prometheus-alertmanager');
/** Debian's Alertmanager reads its templates from this folder, which is there only where the package is installed. */
const SHARE = '/usr/share/prometheus/alertmanager';
/** Whether Debian's Alertmanager is here: `scripts/bootstrap.mjs --test` unpacks it. Says so where it is not. */
export function hasAlertmanager() {
    const isThere = existsSync(PROGRAM);
    if (!isThere)
        process.stderr.write('SKIPPED (no Alertmanager): the tests that send to it and compare silences with it\n');
    return isThere;
}
/** Starts Alertmanager on loopback, without a cluster, in a folder of its own. `config`: its configuration, JSON being YAML. */
export async function startAlertmanager(config) {
    const folder = mkdtempSync(path.join(tmpdir(), 'gl-am-'));
    const file = path.join(folder, 'alertmanager.yml');
    writeFileSync(file, JSON.stringify(config));
    const port = await freePort();
    const said = [];
    const child = spawn(runnableCopy(folder), [`--config.file=${file}`, `--storage.path=${folder}`, `--web.listen-address=127.0.0.1:${port}`, '--cluster.listen-address='], { stdio: ['ignore', 'ignore', 'pipe'] });
    child.stderr.on('data', (part) => said.push(part.toString('utf8')));
    const url = `http://127.0.0.1:${port}`;
    const call = async (method, resource, body) => {
        const response = await fetch(`${url}/api/v2/${resource}`, { method, headers: { 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
        const text = await response.text();
        if (!response.ok)
            throw new Error(`${method} ${resource}: ${response.status} ${text}`);
        return text === '' ? null : JSON.parse(text);
    };
    await until(async () => {
        if (child.exitCode !== null)
            throw new Error(`Alertmanager ended: ${said.join('')}`);
        return await fetch(`${url}/-/ready`).then(({ ok }) => ok, () => false);
    });
    return { url, call, alerts: async () => (await call('GET', 'alerts')), close: () => end(child, folder) };
}
/** A copy of the program that looks for its templates in `folder`: the path in it is overwritten by one of the same length. */
function runnableCopy(folder) {
    if (folder.length > SHARE.length)
        throw new Error(`${folder} is longer than ${SHARE}: set TMPDIR to a shorter one`);
    const bytes = readFileSync(PROGRAM);
    const other = Buffer.from(folder.padEnd(SHARE.length, '/'));
    for (let at = bytes.indexOf(SHARE); at >= 0; at = bytes.indexOf(SHARE, at + 1))
        other.copy(bytes, at);
    for (const name of ['default.tmpl', 'email.tmpl'])
        copyFileSync(path.join(UNPACKED, SHARE, name), path.join(folder, name));
    const copy = path.join(folder, 'alertmanager');
    writeFileSync(copy, bytes, { mode: 0o755 });
    return copy;
}
async function end(child, folder) {
    if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
    }
    rmSync(folder, { recursive: true, force: true });
}
async function freePort() {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address();
    server.close();
    return port;
}
//# sourceMappingURL=alertmanager.js.map