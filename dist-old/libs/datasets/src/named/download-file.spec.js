import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { downloadFile } from './download-file.js';
import { obtainFile } from './obtain-file.js';
const BYTES = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 31) % 256));
const SUM = createHash('sha256').update(BYTES).digest('hex');
async function serve(answer) {
    const requests = [];
    const server = createServer((request, response) => { requests.push(request); answer(request, response); });
    await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    onTestFinished(() => { server.closeAllConnections(); server.close(); });
    return { url: `http://127.0.0.1:${server.address().port}/data.bin`, requests };
}
function whole(_, response) {
    response.writeHead(200, { 'content-length': BYTES.length }).end(BYTES);
}
/** Serves ranges, as the real addresses do. */
function ranged(request, response) {
    const start = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    if (start === 0) {
        whole(request, response);
        return;
    }
    if (start >= BYTES.length) {
        response.writeHead(416).end();
        return;
    }
    const headers = { 'content-range': `bytes ${start}-${BYTES.length - 1}/${BYTES.length}`, 'content-length': BYTES.length - start };
    response.writeHead(206, headers).end(BYTES.subarray(start));
}
/** Sends the first 2,000 bytes, then breaks off. */
function broken(_, response) {
    response.writeHead(200, { 'content-length': BYTES.length });
    response.write(BYTES.subarray(0, 2000), () => setTimeout(() => response.destroy(), 20));
}
function request(urls) {
    return { urls, target: join(temporaryFolder(), 'set', 'data.bin'), sha256: [SUM] };
}
describe('a download', () => {
    it('arrives whole, tells how far it is, and leaves nothing but the file', async () => {
        const { url } = await serve(whole);
        const seen = [];
        const asked = request([url]);
        expect(await downloadFile({ ...asked, onProgress: (progress) => seen.push(progress) })).toEqual({ kind: 'downloaded' });
        expect(readFileSync(asked.target).equals(BYTES)).toBe(true);
        expect(readdirSync(join(asked.target, '..'))).toEqual(['data.bin']);
        expect(seen.at(-1)).toEqual({ file: 'data.bin', receivedBytes: 5000, totalBytes: 5000 });
    });
    it('never shows a file with other bytes than the pinned ones: it says so and tries the mirror', async () => {
        const wrong = await serve((_, response) => response.end('an error page'));
        const right = await serve(whole);
        const alone = request([wrong.url]);
        const outcome = await downloadFile(alone);
        expect(outcome).toMatchObject({ kind: 'failed', reasons: [expect.stringMatching(/sent a file with sha256 [0-9a-f]{64}, expected/)] });
        expect(readdirSync(join(alone.target, '..'))).toEqual([]);
        expect(await downloadFile(request([wrong.url, right.url]))).toEqual({ kind: 'downloaded' });
    });
    it('that broke off goes on where it stopped', async () => {
        const first = await serve(broken);
        const asked = request([first.url]);
        expect((await downloadFile(asked)).kind).toBe('failed');
        expect(existsSync(asked.target)).toBe(false);
        const second = await serve(ranged);
        expect(await downloadFile({ ...asked, urls: [second.url] })).toEqual({ kind: 'downloaded' });
        expect(second.requests[0]?.headers.range).toBe('bytes=2000-');
        expect(readFileSync(asked.target).equals(BYTES)).toBe(true);
    });
    it('starts over where the server knows no ranges, or the part is already too long', async () => {
        for (const [answer, part] of [[whole, BYTES.subarray(0, 100)], [ranged, Buffer.alloc(6000)]]) {
            const { url } = await serve(answer);
            const target = join(temporaryFolder(), 'data.bin');
            writeFileSync(`${target}.part`, part);
            expect(await downloadFile({ urls: [url], target, sha256: [SUM] })).toEqual({ kind: 'downloaded' });
        }
    });
    it('takes over the part of a process that died, but not of one that lives', async () => {
        const { url, requests } = await serve(ranged);
        const target = join(temporaryFolder(), 'data.bin');
        writeFileSync(`${target}.part.999999999`, BYTES.subarray(0, 700)); // beyond any process id
        writeFileSync(`${target}.part.${process.ppid}`, BYTES.subarray(0, 900));
        expect(await downloadFile({ urls: [url], target, sha256: [SUM] })).toEqual({ kind: 'downloaded' });
        expect(requests[0]?.headers.range).toBe('bytes=700-');
        expect(existsSync(`${target}.part.${process.ppid}`)).toBe(true);
    });
    it('gives up on an address that falls silent, and reports every answer', async () => {
        const silent = await serve(() => undefined);
        const gone = await serve((_, response) => response.writeHead(404).end());
        const outcome = await downloadFile({ ...request([silent.url, gone.url]), idleTimeoutMs: 2000 });
        expect(outcome).toMatchObject({ kind: 'failed', reasons: [expect.stringContaining('nothing received for 2 s'), expect.stringContaining('HTTP 404')] });
    });
    it('stops when it is told to, asks no further address, and keeps what it has', async () => {
        const first = await serve((_, response) => { response.writeHead(200); response.write(BYTES.subarray(0, 2000)); });
        const second = await serve(whole);
        const asked = request([first.url, second.url]);
        const stop = new AbortController();
        const onProgress = () => { stop.abort(new Error('stopped by a person')); };
        await expect(downloadFile({ ...asked, signal: stop.signal, onProgress })).rejects.toThrow('stopped by a person');
        expect(second.requests).toHaveLength(0);
        expect(readFileSync(`${asked.target}.part`)).toHaveLength(2000);
    });
    it('lands in the cache, where the next load finds it without a network', async () => {
        const { url, requests } = await serve(whole);
        const cacheDir = temporaryFolder();
        const file = { name: 'data.bin', folders: [''], urls: [url], sha256: [SUM] };
        const path = await obtainFile(file, 'tiny', { cacheDir, baseDir: '.' });
        expect(path).toBe(join(cacheDir, 'tiny', 'data.bin'));
        expect(await obtainFile(file, 'tiny', { cacheDir, baseDir: '.' })).toBe(path);
        expect(requests).toHaveLength(1);
    });
});
//# sourceMappingURL=download-file.spec.js.map