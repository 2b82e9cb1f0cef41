import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { request as secureRequest } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repoRoot } from '../common/repo-root.js';
let store;
const home = mkdtempSync(join(tmpdir(), 'gradlens-api-'));
beforeAll(async () => {
    store = await testStore();
});
afterAll(async () => {
    await store.close();
    rmSync(home, { recursive: true, force: true });
});
function start(environment) {
    const child = spawn(process.execPath, ['--conditions=gs-src', '--import', '@oxc-node/core/register', 'apps/api/src/main.ts'], { cwd: repoRoot(), env: { PATH: process.env['PATH'], GRADLENS_HOME: home, DATABASE_URL: store.connectionString, ...environment } });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => (out += String(chunk)));
    child.stderr.on('data', (chunk) => (err += String(chunk)));
    const code = once(child, 'close').then(([exit]) => exit);
    return { child, out: () => out, err: () => err, code };
}
describe('the API as a process', () => {
    it('prints one line when it is ready, tells where it is, and stops cleanly at SIGTERM', async () => {
        const api = start({ GRADLENS_PORT: '0' });
        await Promise.race([once(api.child.stdout ?? api.child, 'data'), api.code]);
        const ready = JSON.parse(api.out());
        expect(ready).toMatchObject({ ready: true, pid: api.child.pid });
        const file = join(home, 'api.json');
        expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ url: ready.url, pid: ready.pid });
        expect(statSync(file).mode & 0o777).toBe(0o600);
        const token = readFileSync(join(home, 'token'), 'utf8').trim();
        expect(ready.signIn).toBe(`${ready.url}/#token=${token}`);
        const answer = await fetch(`${ready.url}/graphql`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
            body: '{"query":"{ health { database embedded } }"}',
        });
        expect(await answer.json()).toMatchObject({ data: { health: { database: 'ok', embedded: false } } });
        api.child.kill('SIGTERM');
        expect(await api.code).toBe(0);
        expect(existsSync(file)).toBe(false);
        expect(api.out().trim().split('\n').length).toBe(1);
        expect(readFileSync(join(home, 'api.log'), 'utf8')).not.toContain(token);
    });
    it('serves TLS where it is told to, and answers to the name that people know it by', async () => {
        const tls = join(repoRoot(), 'apps/api/src/testing/tls');
        const api = start({ GRADLENS_PORT: '0', GRADLENS_TLS_CERT: join(tls, 'cert.pem'), GRADLENS_TLS_KEY: join(tls, 'key.pem'), GRADLENS_PUBLIC_URL: 'https://lens.example.org' });
        await Promise.race([once(api.child.stdout ?? api.child, 'data'), api.code]);
        const { url, signIn } = JSON.parse(api.out());
        expect(signIn).toMatch(/^https:\/\/lens\.example\.org\/#token=/);
        const statusAs = (host) => new Promise((resolve, reject) => {
            secureRequest(`${url}/health/live`, { ca: readFileSync(join(tls, 'cert.pem')), headers: { host }, servername: '' }, (response) => {
                response.resume();
                resolve(response.statusCode);
            }).on('error', reject).end();
        });
        expect(await Promise.all(['lens.example.org', 'lens.example.org:443', 'evil.example'].map(statusAs))).toEqual([200, 200, 421]);
        api.child.kill('SIGTERM');
        expect(await api.code).toBe(0);
    });
    it('says in one line that the port is in use, with exit code 3', async () => {
        const other = createServer().listen(0, '127.0.0.1');
        await once(other, 'listening');
        const { port } = other.address();
        const api = start({ GRADLENS_PORT: String(port) });
        expect(await api.code).toBe(3);
        expect(api.err()).toMatch(new RegExp(`^gradlens: port ${port} on 127\\.0\\.0\\.1 is in use[^\\n]*\\n$`));
        expect(api.out()).toBe('');
        other.close();
    });
    it.each([
        [{ GRADLENS_PORT: 'x' }, 'GRADLENS_PORT'],
        [{ GRADLENS_HOST: '0.0.0.0' }, 'unless GRADLENS_TOKEN is set'],
        [{ GRADLENS_HOST: '0.0.0.0', GRADLENS_TOKEN: 'a-token-of-the-operator' }, 'unless GRADLENS_TLS_CERT and GRADLENS_TLS_KEY are set, or GRADLENS_PUBLIC_URL'],
        [{ GRADLENS_LOG_LEVEL: 'loud' }, 'GRADLENS_LOG_LEVEL is "loud"; allowed: one of fatal, error'],
        [{ GRADLENS_LOG: 'syslog' }, 'GRADLENS_LOG is "syslog"; allowed: file or stderr'],
    ])('refuses the environment %o with exit code 2', async (environment, text) => {
        const api = start(environment);
        expect(await api.code).toBe(2);
        expect(api.err()).toContain(text);
        expect(api.err().trim().split('\n').length).toBe(1);
    });
});
//# sourceMappingURL=main.e2e.spec.js.map