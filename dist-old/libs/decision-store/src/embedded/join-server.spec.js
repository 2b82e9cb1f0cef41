import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { joinServer, stopUnusedServer } from './join-server.js';
import { isPidAlive } from './process-mark.js';
const FIXTURE = fileURLToPath(new URL('client-process.fixture.ts', import.meta.url));
const asRoot = process.getuid?.() === 0;
let base;
let home;
const left = [];
const children = [];
beforeAll(async () => {
    base = mkdtempSync(join(tmpdir(), 'gradlens-join-'));
    chmodSync(base, 0o755);
    home = join(base, 'home');
    await (await joined()).leave();
});
afterEach(async () => {
    for (const child of children.splice(0))
        child.kill('SIGKILL');
    for (const one of left.splice(0))
        await one.leave();
});
afterAll(() => {
    rmSync(base, { recursive: true, force: true });
});
async function joined(folder = home) {
    const one = await joinServer(folder, () => undefined);
    left.push(one);
    return one;
}
async function query(connectionString, text) {
    const client = new pg.Client({ connectionString });
    await client.connect();
    try {
        return (await client.query(text)).rows[0]?.value;
    }
    finally {
        await client.end();
    }
}
function serverPid(folder = home) {
    return Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
}
function nodeArguments(...args) {
    return ['--conditions=gs-src', '--import', '@oxc-node/core/register', FIXTURE, ...args];
}
/** A process of its own that has joined. */
async function clientProcess(options = {}) {
    const child = spawn(process.execPath, nodeArguments(home), { stdio: ['pipe', 'pipe', 'inherit'], ...options });
    children.push(child);
    await new Promise((resolve, reject) => {
        child.stdout.once('data', () => { resolve(); });
        child.once('exit', (code) => { reject(new Error(`the client ended with ${String(code)}`)); });
    });
    return child;
}
function ended(child) {
    return child.exitCode !== null || child.signalCode !== null
        ? Promise.resolve(child.exitCode)
        : new Promise((resolve) => child.once('exit', resolve));
}
async function kill(child) {
    child.kill('SIGKILL');
    await ended(child);
}
describe('joinServer', () => {
    it('starts one server for all stores of a home; the last one out stops it and leaves no trace', async () => {
        const [first, second] = await Promise.all([joined(), joined()]);
        expect(second.connectionString).toBe(first.connectionString);
        const pid = serverPid();
        const { socketFolder } = JSON.parse(readFileSync(join(home, 'server.json'), 'utf8'));
        await first.leave();
        expect(await query(second.connectionString, 'select 7 as value')).toBe(7);
        await second.leave();
        expect(isPidAlive(pid)).toBe(false);
        expect([join(home, 'server.json'), join(home, 'server.lock'), socketFolder].filter(existsSync)).toEqual([]);
    });
    it('makes a cluster in UTF-8 with locale C, and asks for the password on socket and loopback', async () => {
        const { connectionString } = await joined();
        expect(await query(connectionString, `select current_setting('server_encoding') as value`)).toBe('UTF8');
        expect(await query(connectionString, 'select datcollate as value from pg_database where datname = current_database()')).toBe('C');
        const { port } = JSON.parse(readFileSync(join(home, 'server.json'), 'utf8'));
        const loopback = connectionString.replace(/@[^/]*\//, `@127.0.0.1:${port}/`);
        expect(await query(loopback, 'select 1 as value')).toBe(1);
        const wrong = (text) => text.replace(/:[^:@]*@/, ':guess@');
        await expect(query(wrong(loopback), 'select 1 as value')).rejects.toThrow('password authentication failed');
        await expect(query(wrong(connectionString), 'select 1 as value')).rejects.toThrow('password authentication failed');
        expect(statSync(join(home, 'postgres.password')).mode & 0o777).toBe(0o600);
        expect(await query(connectionString, `select setting as value from pg_settings where name = 'password_encryption'`)).toBe('scram-sha-256');
    });
    it('survives Ctrl-C in the terminal of the process that started it', async () => {
        const child = await clientProcess({ detached: true });
        process.kill(-(child.pid ?? 0), 'SIGINT'); // to the whole group, as a terminal does
        const { connectionString } = await joined();
        expect(await query(connectionString, 'select 1 as value')).toBe(1);
        child.stdin?.write('leave\n');
        expect(await ended(child)).toBe(0);
        expect(await query(connectionString, 'select 2 as value')).toBe(2);
    });
    it('adopts the server that outlived its process, whatever is left of server.json', async () => {
        for (const damage of [() => undefined, () => { rmSync(join(home, 'server.json')); }, () => { writeFileSync(join(home, 'server.json'), '{"pid": 1'); }]) {
            const child = await clientProcess();
            const pid = serverPid();
            await kill(child);
            expect(isPidAlive(pid)).toBe(true);
            damage();
            const { connectionString, leave } = await joined();
            expect(serverPid()).toBe(pid);
            expect(await query(connectionString, 'select 3 as value')).toBe(3);
            await leave();
            expect(isPidAlive(pid)).toBe(false);
        }
    });
    it('stops a server that outlived its process when asked to, and none that is in use', async () => {
        const child = await clientProcess();
        const pid = serverPid();
        expect(await stopUnusedServer(home)).toBe(false);
        expect(isPidAlive(pid)).toBe(true);
        await kill(child);
        expect(await stopUnusedServer(home)).toBe(true);
        expect(isPidAlive(pid)).toBe(false);
        expect(await stopUnusedServer(home)).toBe(false);
        expect(await stopUnusedServer(join(base, 'nowhere'))).toBe(false);
    });
    it('starts again after both the process and the server were killed, with all that was committed', async () => {
        const child = await clientProcess();
        const connection = (await joined()).connectionString;
        await query(connection, 'create table kept as select 11 as value');
        await left.pop()?.leave();
        process.kill(serverPid(), 'SIGKILL');
        await kill(child);
        expect(await query((await joined()).connectionString, 'select value from kept')).toBe(11);
    });
    it('brings a server that died back where it was, for the stores that are open', async () => {
        const { connectionString } = await joined();
        const pid = serverPid();
        process.kill(pid, 'SIGKILL');
        await expect.poll(() => query(connectionString, 'select 5 as value').catch(() => 0), { timeout: 15_000 }).toBe(5);
        expect(serverPid()).not.toBe(pid);
    });
    it('is not misled by a postmaster.pid whose number now belongs to another process', async () => {
        const lines = [String(process.pid), join(home, 'postgres'), '0', '5432', '/tmp', '127.0.0.1', '', 'ready', ''];
        writeFileSync(join(home, 'postgres', 'postmaster.pid'), lines.join('\n'));
        expect(await query((await joined()).connectionString, 'select 1 as value')).toBe(1);
    });
    it('cleans up after an initdb that was cut short', async () => {
        const folder = join(base, 'half');
        mkdirSync(join(folder, 'postgres.new', 'cluster', 'base'), { recursive: true });
        writeFileSync(join(folder, 'postgres.new', 'cluster', 'PG_VERSION'), '18');
        expect(await query((await joined(folder)).connectionString, 'select 1 as value')).toBe(1);
        expect(existsSync(join(folder, 'postgres.new'))).toBe(false);
    });
    it('refuses a folder that is no database instead of making one over it', async () => {
        const folder = join(base, 'photos');
        mkdirSync(join(folder, 'postgres'), { recursive: true });
        await expect(joined(folder)).rejects.toThrow('exists but is no database');
        expect(existsSync(join(folder, 'server.lock'))).toBe(false);
    });
    it('gives the copy of a home folder a server of its own', async () => {
        const original = await joined();
        const copy = join(base, 'copy');
        await query(original.connectionString, 'checkpoint');
        cpSync(home, copy, { recursive: true });
        if (asRoot)
            spawnSync('chown', ['-R', '--reference', join(home, 'postgres'), join(copy, 'postgres')]);
        const second = await joined(copy);
        expect(await query(second.connectionString, `select current_setting('data_directory') as value`)).toBe(join(copy, 'postgres'));
        expect(await query(original.connectionString, 'select 1 as value')).toBe(1);
    });
    it('holds up to processes that join and leave at the same time, and stops in the end', async () => {
        const crowd = [1, 2, 3].map(() => spawn(process.execPath, nodeArguments(home, '6'), { stdio: 'inherit' }));
        expect(await Promise.all(crowd.map(ended))).toEqual([0, 0, 0]);
        expect(existsSync(join(home, 'postgres', 'postmaster.pid'))).toBe(false);
        expect(existsSync(join(home, 'server.json'))).toBe(false);
    });
    it('takes over the lock of a process that died with it', async () => {
        writeFileSync(join(home, 'server.lock'), JSON.stringify({ pid: 2 ** 22 - 1, startTicks: '1' }));
        expect(await query((await joined()).connectionString, 'select 1 as value')).toBe(1);
    });
    it.skipIf(!asRoot)('runs as root where no other user gets in, in a user namespace', async () => {
        const closed = mkdtempSync(join(base, 'closed-'));
        expect(statSync(closed).mode & 0o777).toBe(0o700);
        const folder = join(closed, 'home');
        const one = await joined(folder);
        expect(await query(one.connectionString, 'select 1 as value')).toBe(1);
        expect(statSync(join(folder, 'postgres')).uid).toBe(0);
    });
    it.skipIf(!asRoot)('runs for root as the ordinary owner of the home folder, so that the owner can go on with it', async () => {
        const folder = join(base, 'of-nobody');
        mkdirSync(folder);
        chownSync(folder, 65_534, 65_534);
        const one = await joined(folder);
        expect(await query(one.connectionString, 'select 1 as value')).toBe(1);
        expect(statSync(join(folder, 'postgres')).uid).toBe(65_534);
    });
    it.skipIf(!asRoot)('runs for an ordinary user', async () => {
        const folder = join(base, 'ordinary');
        mkdirSync(folder);
        chownSync(folder, 65_534, 65_534);
        const child = spawn(process.execPath, nodeArguments(folder, '2'), { stdio: 'inherit', uid: 65_534, gid: 65_534 });
        expect(await ended(child)).toBe(0);
        expect(statSync(join(folder, 'postgres.password')).uid).toBe(65_534);
    });
});
//# sourceMappingURL=join-server.spec.js.map