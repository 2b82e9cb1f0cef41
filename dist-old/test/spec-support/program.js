import { spawn } from 'node:child_process';
import { chmod, mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const PROGRAM = path.join(ROOT, 'bin', 'gradlens.mjs');
/** A fresh home folder; open to the system user that an embedded server started by root runs as. */
export async function freshHome() {
    const home = await mkdtemp(path.join(tmpdir(), 'gradlens-e2e-'));
    await chmod(home, 0o755);
    return home;
}
/** Environment of a command under test: its own home, no database from outside, a free port. */
export function environmentFor(home, extra = {}) {
    const foreign = ['DATABASE_URL', 'VITEST', 'NODE_OPTIONS', 'GRADLENS_TOKEN', 'GRADLENS_HOST', 'GRADLENS_NOTIFY'];
    const rest = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.includes(name)));
    return { ...rest, GRADLENS_HOME: home, GRADLENS_PORT: '0', ...extra };
}
/** Starts `gradlens ARGS`. */
export function start(args, home, extra) {
    return spawn(process.execPath, [PROGRAM, ...args], { cwd: ROOT, env: environmentFor(home, extra), stdio: ['ignore', 'pipe', 'pipe'] });
}
/** Runs `gradlens ARGS` to its end. */
export async function gradlens(args, home, extra) {
    return await ended(start(args, home, extra));
}
/** What `gradlens ARGS --json` tells, in one line. @throws Error unless it succeeds. */
export async function gradlensJson(args, home, extra) {
    const { code, stdout, stderr } = await gradlens([...args, '--json'], home, extra);
    if (code !== 0)
        throw new Error(`gradlens ${args.join(' ')} ended with code ${String(code)}:\n${stderr}`);
    return JSON.parse(stdout);
}
/** Collects the output of a process until it ends. */
export async function ended(child) {
    let stdout = '';
    let stderr = '';
    child.stdout?.on('data', (part) => (stdout += part.toString()));
    child.stderr?.on('data', (part) => (stderr += part.toString()));
    const code = await new Promise((resolve) => child.once('close', resolve));
    return { code, stdout, stderr };
}
/** Resolves with the first line of standard output for which `accept` gives a value. */
export function waitForLine(child, accept) {
    return new Promise((resolve, reject) => {
        let text = '';
        let errors = '';
        child.stderr?.on('data', (part) => (errors += part.toString()));
        child.stdout?.on('data', (part) => {
            text += part.toString();
            for (const line of text.split('\n')) {
                const value = accept(line);
                if (value !== null)
                    resolve(value);
            }
        });
        child.once('close', (code) => {
            reject(new Error(`ended with code ${String(code)} before the awaited line; standard error:\n${errors.slice(-2000)}`));
        });
    });
}
/** A port that nobody listens on: the service must come back where the client looks for it. */
export async function freePort() {
    const server = createServer();
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address();
    await new Promise((resolve) => server.close(resolve));
    return port;
}
//# sourceMappingURL=program.js.map