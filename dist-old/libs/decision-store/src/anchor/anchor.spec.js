import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSigner, parseAnchor, signHead } from '#libs/audit';
import { systemClock } from '#libs/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAnchor } from './open-anchor.js';
import { openOutbox } from './outbox.js';
const signer = generateSigner();
const RUN = '0195f2a4-7c3e-7b6a-9d41-2f0c5a7e9b13';
let home;
let server = null;
beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'gradlens-anchor-'));
});
afterEach(() => {
    server?.close();
    server = null;
    rmSync(home, { recursive: true, force: true });
});
function headOf(lastSeq, run = RUN) {
    const fields = { run, treeSize: lastSeq, rootHash: Buffer.alloc(32, lastSeq), firstSeq: 1, lastSeq, lastStep: lastSeq, previous: null, timeUs: lastSeq };
    return { ...fields, ...signHead(fields, signer) };
}
function linesOf(file = join(home, 'anchor.jsonl')) {
    return parseAnchor(readFileSync(file, 'utf8')).lines.map(({ lastSeq }) => lastSeq);
}
/** A clock that a test moves. */
function movedClock() {
    let ms = 0;
    return { clock: { now: () => ms, elapsed: () => ms }, move: (by) => (ms += by) };
}
/** A webhook that answers with these states, then with 200. */
async function webhook(answers = []) {
    const heard = [];
    const listening = createServer((request, response) => {
        const parts = [];
        request.on('data', (part) => parts.push(part));
        request.on('end', () => {
            heard.push({ body: Buffer.concat(parts).toString(), headers: request.headers });
            response.writeHead(answers.shift() ?? 200).end();
        });
    });
    server = listening;
    await new Promise((resolve) => listening.listen(0, '127.0.0.1', resolve));
    return { url: `127.0.0.1:${listening.address().port}/hook?secret=hidden`, heard };
}
describe('the anchor file', () => {
    it('gets the heads that are forced, and of the others one per run and ten seconds, the last one at the close', async () => {
        const { clock, move } = movedClock();
        const anchor = openAnchor({ home, clock });
        anchor.tell(headOf(1), true);
        anchor.tell(headOf(2), false);
        anchor.tell(headOf(3), true);
        anchor.tell(headOf(4), false);
        anchor.tell(headOf(5, RUN.replace('0', '1')), false);
        move(9999);
        anchor.tell(headOf(6), false);
        move(1);
        anchor.tell(headOf(7), false);
        anchor.tell(headOf(8), false);
        anchor.tell(headOf(9), false);
        await anchor.close();
        expect(linesOf()).toEqual([1, 3, 5, 7, 9]);
        expect(anchor.counts()).toEqual({ file: { sent: 5, failed: 0, dropped: 0, problem: null }, webhook: null });
    });
    it('is where it was asked for, also in a folder that is not there yet, and grows', async () => {
        const file = join(home, 'a', 'b', 'heads.jsonl');
        for (const seq of [1, 2]) {
            const anchor = openAnchor({ home, file, clock: systemClock });
            anchor.tell(headOf(seq), true);
            await anchor.close();
        }
        expect(linesOf(file)).toEqual([1, 2]);
    });
    it('goes on behind a line that was cut off', async () => {
        const file = join(home, 'anchor.jsonl');
        writeFileSync(file, '');
        appendFileSync(file, '{"run":"0195f2');
        const anchor = openAnchor({ home, clock: systemClock });
        anchor.tell(headOf(1), true);
        await anchor.close();
        expect(parseAnchor(readFileSync(file, 'utf8'))).toMatchObject({ lines: [{ lastSeq: 1 }], torn: [1] });
    });
    it('that cannot be written is told and counted, and holds up nobody', async () => {
        const problems = [];
        const anchor = openAnchor({ home, file: home, clock: systemClock, onProblem: (problem) => problems.push(problem), closePatienceMs: 2000 });
        anchor.tell(headOf(1), true);
        await anchor.close();
        expect(problems).toEqual([expect.stringContaining('EISDIR')]);
        expect(anchor.counts().file).toMatchObject({ sent: 0, dropped: 1 });
    });
});
describe('the webhook', () => {
    it('gets the same lines, with a password as a header', async () => {
        const { url, heard } = await webhook();
        const anchor = openAnchor({ home, url: `http://me:p%40ss@${url}`, clock: systemClock });
        anchor.tell(headOf(1), true);
        anchor.tell(headOf(2), true);
        await anchor.close();
        expect(heard.map(({ body }) => body).join('')).toBe(readFileSync(join(home, 'anchor.jsonl'), 'utf8'));
        expect(heard[0].headers).toMatchObject({ 'content-type': 'application/json', authorization: `Basic ${Buffer.from('me:p@ss').toString('base64')}` });
    });
    it('is tried again when it fails, in order, and the problem never names the secret', async () => {
        const { url, heard } = await webhook([503]);
        const problems = [];
        const anchor = openAnchor({ home, url: `http://${url}`, clock: systemClock, onProblem: (problem) => problems.push(problem) });
        anchor.tell(headOf(1), true);
        anchor.tell(headOf(2), true);
        await anchor.close();
        expect(parseAnchor(heard.map(({ body }) => body).join('')).lines.map(({ lastSeq }) => lastSeq)).toEqual([1, 2]);
        expect(problems).toEqual([expect.stringMatching(/^the webhook at 127\.0\.0\.1:\d+ answers 503$/), null]);
        expect(heard).toHaveLength(3);
    });
    it('that is not there is told, and the close does not wait for ever', async () => {
        const { url } = await webhook();
        await new Promise((resolve) => server?.close(resolve));
        const problems = [];
        const anchor = openAnchor({ home, url: `http://${url}`, clock: systemClock, onProblem: (problem) => problems.push(problem), closePatienceMs: 2000 });
        anchor.tell(headOf(1), true);
        const from = performance.now();
        await anchor.close();
        expect(performance.now() - from).toBeLessThan(20_000);
        expect(problems).toEqual([expect.stringContaining('cannot be reached: ECONNREFUSED')]);
        expect(anchor.counts()).toMatchObject({ file: { sent: 1 }, webhook: { sent: 0, dropped: 1 } });
    });
});
describe('an outbox', () => {
    it('keeps the newest 256 lines while nothing goes out', async () => {
        const sent = [];
        let isOpen = false;
        const outbox = openOutbox({
            send: (line) => (isOpen ? Promise.resolve(void sent.push(line)) : Promise.reject(new Error('shut'))),
            onProblem: () => undefined,
            restMs: () => 5,
        });
        for (let line = 0; line < 1000; line++)
            outbox.push(String(line));
        await new Promise((resolve) => setTimeout(resolve, 50));
        isOpen = true;
        await outbox.close(5000);
        expect(sent.length).toBeGreaterThanOrEqual(256);
        expect(sent.length).toBeLessThanOrEqual(257); // the one that was being sent
        expect(sent.at(-1)).toBe('999');
        expect(outbox.counts()).toMatchObject({ sent: sent.length, dropped: 1000 - sent.length, problem: null });
    });
    it('does not wait for ever for a disk that hangs', async () => {
        const outbox = openOutbox({ send: () => new Promise(() => undefined), onProblem: () => undefined });
        outbox.push('a');
        await outbox.close(10);
        expect(outbox.counts()).toMatchObject({ sent: 0, failed: 1, dropped: 1, problem: 'it was closed' });
    });
    it('does not work after its close', async () => {
        const outbox = openOutbox({ send: () => Promise.reject(new Error('shut')), onProblem: () => undefined });
        outbox.push('a');
        await outbox.close(10);
        outbox.push('b');
        expect(outbox.counts()).toMatchObject({ sent: 0, failed: 1, dropped: 2 });
    });
});
//# sourceMappingURL=anchor.spec.js.map