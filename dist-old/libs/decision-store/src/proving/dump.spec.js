import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSigner, isSound } from '#libs/audit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../open/open-store.js';
import { FULL_STORY, madeFrames, withPlainNaN } from '../testing/made-frames.js';
import { storeLedger } from '../testing/stored-ledger.js';
import { proveRun } from './prove-run.js';
/** Folder with the programs of a PostgreSQL of the system, or null. Debian keeps each version in a folder of its own. */
function systemPostgres() {
    const root = '/usr/lib/postgresql';
    const versions = existsSync(root) ? readdirSync(root) : [];
    const folders = versions.map((version) => join(root, version, 'bin'));
    return folders.find((folder) => ['initdb', 'postgres', 'pg_dump', 'pg_restore'].every((name) => existsSync(join(folder, name)))) ?? null;
}
const bin = systemPostgres();
// a server refuses to run as root: then another account of the system runs it
const asOther = process.getuid?.() === 0 ? ['setpriv', '--reuid=nobody', '--regid=nogroup', '--clear-groups'] : [];
function run(program, ...args) {
    const [first, ...rest] = [...asOther, join(bin ?? '', program), ...args];
    const { status, stdout, stderr } = spawnSync(first, rest, { encoding: 'utf8' });
    if (status !== 0)
        throw new Error(`${program} ended with ${String(status)}: ${stderr}`);
    return stdout;
}
describe.skipIf(bin === null)('a dump of a PostgreSQL of the system (skipped where initdb, postgres and pg_dump are missing)', () => {
    const port = 20_000 + (process.pid % 20_000);
    let folder;
    let server;
    const url = (database) => `postgres://nobody@127.0.0.1:${port}/${database}`;
    beforeAll(async () => {
        folder = mkdtempSync(join(tmpdir(), 'gradlens-dump-'));
        chmodSync(folder, 0o777);
        run('initdb', '-D', join(folder, 'data'), '-U', 'nobody', '--auth=trust', '-E', 'UTF8', '--no-locale', '--no-sync');
        const [first, ...rest] = [...asOther, join(bin ?? '', 'postgres'), '-D', join(folder, 'data'), '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${folder}`, '-c', 'fsync=off'];
        server = spawn(first, rest, { stdio: 'ignore' });
        for (let tries = 0; spawnSync(join(bin ?? '', 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)]).status !== 0; tries++) {
            if (tries > 100)
                throw new Error('the server does not start');
            await new Promise((resolve) => setTimeout(resolve, 100));
        }
        for (const name of ['first', 'second'])
            run('createdb', '-h', '127.0.0.1', '-p', String(port), '-U', 'nobody', name);
    }, 120_000);
    afterAll(() => {
        server.kill('SIGINT');
        rmSync(folder, { recursive: true, force: true });
    });
    it('keeps a ledger what it was', async () => {
        const signer = generateSigner();
        const trust = () => ({ publicKeys: new Map([[signer.keyName, signer.publicKey]]), anchors: null });
        const made = { uuid: randomUUID(), layers: 3, story: FULL_STORY };
        const first = await openStore({ home: '', databaseUrl: url('first'), applicationName: 'dump' });
        // a dump is text, which has one NaN: the recorder writes no other
        await storeLedger(first, made, withPlainNaN(madeFrames(made)), { signer, compactTo: 256 });
        const before = await proveRun(first, made.uuid, { trust });
        await first.close();
        expect(before).toMatchObject({ differences: [] });
        const dump = join(folder, 'dump');
        const server = ['-h', '127.0.0.1', '-p', String(port), '-U', 'nobody'];
        run('pg_dump', ...server, '-Fc', '-f', dump, 'first');
        run('pg_restore', ...server, '-d', 'second', '--exit-on-error', dump);
        const second = await openStore({ home: '', databaseUrl: url('second'), applicationName: 'dump' });
        const after = await proveRun(second, made.uuid, { trust });
        await second.close();
        expect(after).toEqual(before);
        expect(isSound(after.verdict)).toBe(true);
    });
});
//# sourceMappingURL=dump.spec.js.map