import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SERVER_USER } from './home-paths.js';
import { giveTo } from './server-account.js';
/**
 * Makes the cluster unless it is there. It is made in a draft folder and renamed when done, so a half-made one never
 * passes for a whole; the draft of a start that died is removed.
 *
 * @throws Error with what initdb said.
 */
export async function makeCluster(paths, binaries, account) {
    // an orphaned initdb may still write there for a moment: retry
    rmSync(paths.draft, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    if (existsSync(join(paths.data, 'PG_VERSION')))
        return;
    if (existsSync(paths.data))
        throw new Error(`${paths.data} exists but is no database; move it away`);
    const password = randomBytes(24).toString('base64url');
    writeFileSync(paths.password, password, { mode: 0o600 });
    mkdirSync(paths.draft, { mode: 0o700 });
    giveTo(account, paths.draft);
    const cluster = join(paths.draft, 'cluster');
    const passwordCopy = join(paths.draft, 'password');
    writeFileSync(passwordCopy, password, { mode: 0o600 });
    giveTo(account, passwordCopy);
    await runInitdb(account.wrap(binaries.initdb, initdbArguments(cluster, passwordCopy)), account);
    renameSync(cluster, paths.data);
    rmSync(paths.draft, { recursive: true, force: true });
}
/**
 * The generated password.
 *
 * @throws Error when the file is gone: without it nobody gets in.
 */
export function readPassword(paths) {
    try {
        return readFileSync(paths.password, 'utf8').trim();
    }
    catch (cause) {
        throw new Error(`${paths.password} cannot be read: the password of the embedded database is kept there`, { cause });
    }
}
/** Environment of the server's programs: without PG* variables, which would override what we pass. */
export function serverEnvironment() {
    const own = Object.entries(process.env).filter(([name]) => !name.startsWith('PG') && name !== 'NODE_OPTIONS');
    return { ...Object.fromEntries(own), LC_ALL: 'C', TZ: 'UTC' };
}
/** spawn options of the account. */
export function accountOptions(account) {
    return account.owner === null || account.owner.uid === 0 ? {} : account.owner;
}
function initdbArguments(cluster, passwordFile) {
    return [
        '--pgdata', cluster, '--username', SERVER_USER, '--pwfile', passwordFile,
        '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C',
    ];
}
async function runInitdb({ command, args }, account) {
    const child = spawn(command, args, {
        ...accountOptions(account),
        cwd: '/',
        env: serverEnvironment(),
        stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (text) => (output += text.toString()));
    child.stderr.on('data', (text) => (output += text.toString()));
    const code = await new Promise((resolve, reject) => {
        child.once('error', reject);
        child.once('close', resolve);
    });
    if (code !== 0)
        throw new Error(`initdb ended with code ${code ?? 'none'}: ${output.trim().slice(-800)}`);
}
//# sourceMappingURL=make-cluster.js.map