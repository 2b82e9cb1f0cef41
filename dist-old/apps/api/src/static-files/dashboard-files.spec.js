import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveDashboard } from './dashboard-files.js';
const parent = mkdtempSync(join(tmpdir(), 'gradlens-dashboard-'));
const folder = join(parent, 'dist');
let server;
beforeAll(async () => {
    mkdirSync(join(folder, 'assets'), { recursive: true });
    writeFileSync(join(folder, 'index.html'), '<title>page</title>');
    writeFileSync(join(folder, 'assets/app-1a2b.js'), 'run()');
    writeFileSync(join(folder, 'assets/app-1a2b.js.br'), brotliCompressSync('run()'));
    writeFileSync(join(parent, 'secret.txt'), 'secret');
    mkdirSync(join(folder, '.vite'));
    writeFileSync(join(folder, '.vite/manifest.json'), '{}');
    server = fastify();
    await serveDashboard(server, folder);
});
afterAll(async () => {
    await server.close();
    rmSync(parent, { recursive: true });
});
const get = (url) => server.inject({ url });
describe('serveDashboard', () => {
    it.each(['/', '/runs/01a2', '/alerts?state=firing'])('answers %s with the page, asked for again each time', async (url) => {
        const { statusCode, body, headers } = await get(url);
        expect({ statusCode, body }).toEqual({ statusCode: 200, body: '<title>page</title>' });
        expect(headers['cache-control']).toBe('no-cache');
    });
    it('sends the compressed form that lies beside a file to whom can read it', async () => {
        const { headers, rawPayload } = await server.inject({ url: '/assets/app-1a2b.js', headers: { 'accept-encoding': 'gzip, br' } });
        expect([headers['content-encoding'], headers['content-type'], brotliDecompressSync(rawPayload).toString()]).toEqual(['br', 'application/javascript; charset=utf-8', 'run()']);
        expect(headers['vary']).toContain('accept-encoding');
        expect(headers['cache-control']).toContain('immutable');
    });
    it('lets a browser keep files whose names are hashes, but not the news that one is missing', async () => {
        const found = await get('/assets/app-1a2b.js');
        expect(found.body).toBe('run()');
        expect(found.headers['cache-control']).toContain('immutable');
        const missing = await get('/assets/app-gone.js');
        expect(missing.statusCode).toBe(404);
        expect(missing.headers['cache-control']).not.toContain('immutable');
    });
    it.each([`/ledger/v1/runs/${'a'.repeat(101)}`, '/reports/v1/a/b.json', '/metrics/'])('refuses what programs ask for and is not there as they read it: %s', async (url) => {
        const { statusCode, headers, json } = await get(url);
        expect([statusCode, headers['content-type']]).toEqual([404, 'application/json; charset=utf-8']);
        expect(json()).toEqual({ error: { code: 'not_found', message: 'there is nothing at this address' } });
    });
    it.each(['/.env', '/.git/config', '/%2eenv', '/.vite/manifest.json', '/a%2f..%2f..%2fetc%2fpasswd', '/..%2fetc%2fpasswd', '/..%5c..%5cwindows', '/.well-known/security', '/backup.zip', '/wp-login.php', '/config.yml'])('does not answer %s, which is no page and no file, with the page', async (url) => {
        const { statusCode, body } = await get(url);
        expect([statusCode, body]).not.toContain('<title>page</title>');
        expect(statusCode).toBe(404);
    });
    it.each(['/../secret.txt', '/assets/..%2f..%2fsecret.txt', '/%2e%2e/secret.txt', '/%'])('gives nothing outside the folder: %s', async (url) => {
        const { statusCode, body } = await get(url);
        expect(statusCode).toBeGreaterThanOrEqual(400);
        expect(body).not.toContain('secret\n');
        expect(body).not.toBe('secret');
    });
});
//# sourceMappingURL=dashboard-files.spec.js.map