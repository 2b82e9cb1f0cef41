import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { httpSink, smtpSink } from '#libs/testing';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alertmanagerSender } from './alertmanager-sender.js';
import { retryAfterMs } from './http-post.js';
import { mailSender } from './mail-sender.js';
import { slackSender } from './slack-sender.js';
import { webhookSender } from './webhook-sender.js';
let sink;
let mail;
beforeEach(async () => {
    sink = await httpSink();
    mail = await smtpSink();
});
afterEach(async () => {
    await sink.close();
    await mail.close();
});
const SECRET = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;
function notice(more = {}) {
    return {
        ...{ key: 'k', fingerprint: 'f', status: 'firing', ended: null, isFirst: true, labels: { alertname: 'loss-spike', run: 'r' }, severity: 'critical' },
        ...{ rule: 'loss-spike', run: 'r', runName: 'adult <b> & "co"', layer: 'dense1', since: 10, firedStep: 12, resolvedStep: null, value: null },
        ...{ valueText: 'NaN', threshold: 8, summary: 'loss is <NaN>', startsAt: '2026-01-02T03:04:05.000Z', endsAt: null },
        ...{ url: 'https://example.org/runs/r', runbook: 'https://example.org/book', ...more },
    };
}
function outgoing(more = {}) {
    const message = { version: 1, kind: 'alerts', receiver: 'ops', groupLabels: {}, status: 'firing', alerts: [notice()], truncated: 0, isRepeat: false, heartbeat: null, ...more };
    return { id: '0190-id', createdAt: new Date('2026-01-02T03:04:06Z'), message };
}
const now = new Date();
const send = (sender, what = outgoing()) => sender.send(what, { now, signal: new AbortController().signal });
describe('the webhook sender', () => {
    it('signs as Standard Webhooks says', async () => {
        expect(await send(webhookSender(`${sink.url}/hook`, SECRET))).toEqual({ kind: 'delivered', status: 204 });
        const [got] = sink.got;
        expect(got).toMatchObject({ path: '/hook', headers: { 'webhook-id': '0190-id', 'content-type': 'application/json' } });
        expect(new Webhook(SECRET).verify(got.body, got.headers)).toMatchObject({ type: 'alerts.firing', version: 1, data: { receiver: 'ops', alerts: [{ value: null, valueText: 'NaN' }] } });
        expect(() => new Webhook(SECRET).verify(`${got.body} `, got.headers)).toThrow();
    });
    it.each(['short', 'whsec_', 'whsec_###', 'x'.repeat(33)])('refuses the key %j without telling it', (secret) => {
        expect(() => webhookSender(sink.url, secret)).toThrow(/^whsec_ and base64/);
    });
    it.each([[500, false], [503, false], [429, false], [408, false], [400, true], [401, true], [404, true], [302, true]])('says of %i whether trying again is of no use: %s', async (status, isFinal) => {
        sink.answer = () => ({ status, headers: { 'retry-after': '7', location: 'http://127.0.0.1:1/' } });
        const failed = await send(webhookSender(sink.url, SECRET));
        expect(failed).toMatchObject({ kind: 'failed', status, isFinal, retryAfterMs: 7000, problem: `${new URL(sink.url).host} answers ${status}` });
    });
    it('tells why nobody answers, and no more of the address than its host', async () => {
        sink.answer = () => null;
        const hung = await send(webhookSender(`${sink.url}/T0SECRET`, SECRET));
        const gone = await httpSink();
        await gone.close();
        const refused = await send(webhookSender(`${gone.url}/T0SECRET`, SECRET));
        expect([hung, refused]).toMatchObject([{ kind: 'failed', isFinal: false, status: null }, { problem: `${new URL(gone.url).host} cannot be reached: ECONNREFUSED` }]);
        expect(JSON.stringify([hung, refused])).not.toContain('SECRET');
    });
});
it.each([['120', 120_000], ['-1', null], ['soon', null], ['999999999', 3_600_000], [new Date(now.getTime() + 30_000).toUTCString(), 30_000], [new Date(0).toUTCString(), 0]])('reads Retry-After %s', (value, ms) => {
    const found = retryAfterMs(value, now);
    if (ms === 30_000)
        expect(found).toBeGreaterThan(28_000);
    else
        expect(found).toBe(ms);
});
describe('the Slack sender', () => {
    it('sends a text and blocks in which no text can make a link', async () => {
        await send(slackSender(sink.url));
        const { text, blocks } = JSON.parse(sink.got[0].body);
        expect(text).toBe('1 firing: loss-spike on adult &lt;b&gt; &amp; "co"');
        expect(blocks.map(({ type }) => type)).toEqual(['header', 'section', 'context']);
        expect(blocks[1]?.text?.text).toBe('*<https://example.org/runs/r|loss-spike>* firing\ncritical · adult &lt;b&gt; &amp; "co" · layer dense1 · step 12\nloss is &lt;NaN&gt;\n<https://example.org/book|Runbook>');
    });
    it('stays within what Slack takes', async () => {
        const alerts = Array.from({ length: 60 }, (_, i) => notice({ key: String(i), rule: `rule-${i}`, summary: 'x'.repeat(5000) }));
        await send(slackSender(sink.url), outgoing({ alerts, truncated: 5 }));
        const { blocks } = JSON.parse(sink.got[0].body);
        expect(blocks.length).toBeLessThanOrEqual(50);
        expect(Math.max(...blocks.map(({ text }) => text?.text.length ?? 0))).toBeLessThanOrEqual(3000);
        expect(sink.got[0].body).toContain('… and 45 more');
    });
});
describe('the Alertmanager sender', () => {
    const sent = async (what) => {
        await send(alertmanagerSender({ urls: [`${sink.url}/am/`], headers: { authorization: 'Bearer t' } }, 60_000), what);
        expect(sink.got.at(-1)).toMatchObject({ path: '/am/api/v2/alerts', headers: { authorization: 'Bearer t' } });
        return JSON.parse(sink.got.at(-1).body);
    };
    const later = (ms) => new Date(now.getTime() + ms).toISOString();
    it('gives every one of a cluster every alert; what one of them took is delivered, and says who did not', async () => {
        const other = await httpSink();
        try {
            const both = alertmanagerSender({ urls: [sink.url, other.url], headers: {} }, 60_000);
            expect(await send(both)).toEqual({ kind: 'delivered', status: 204 });
            expect([sink.got.length, other.got.length]).toEqual([1, 1]);
            expect(sink.got[0]?.body).toBe(other.got[0]?.body);
            other.answer = () => ({ status: 503 });
            expect(await send(both)).toEqual({ kind: 'delivered', status: 204, problem: `${new URL(other.url).host} answers 503` });
            sink.answer = () => ({ status: 400 });
            expect(await send(both)).toMatchObject({ kind: 'failed', isFinal: false, problem: `${new URL(sink.url).host} answers 400; ${new URL(other.url).host} answers 503` });
        }
        finally {
            await other.close();
        }
    });
    it('lets what fires live for four intervals, and ends what ended', async () => {
        const ended = { status: 'resolved', ended: 'recovered', endsAt: '2026-01-02T03:05:00.000Z', resolvedStep: 20 };
        const alerts = [notice(), notice({ ...ended, isFirst: false }), notice(ended), notice({ url: null, runbook: null, threshold: null, status: 'resolved', ended: 'run-ended', isFirst: false, endsAt: '2026-01-02T03:06:00.000Z' })];
        const [firing, resolved, unseen, runEnded] = await sent(outgoing({ alerts }));
        expect(firing).toEqual({
            labels: { alertname: 'loss-spike', run: 'r' },
            annotations: { summary: 'loss is <NaN>', value: 'NaN', step: '12', threshold: '8', runbook_url: 'https://example.org/book' },
            ...{ startsAt: '2026-01-02T03:04:05.000Z', endsAt: later(240_000), generatorURL: 'https://example.org/runs/r' },
        });
        expect(resolved).toMatchObject({ endsAt: '2026-01-02T03:05:00.000Z', annotations: { resolved_step: '20' } });
        expect(unseen?.endsAt).toBe(later(300_000));
        expect(runEnded).toMatchObject({ endsAt: '2026-01-02T03:06:00.000Z', annotations: { ended: 'the run ended while it fired' } });
        expect(runEnded).not.toHaveProperty('generatorURL');
    });
    it('beats as the alert Watchdog', async () => {
        const heartbeat = { runs: 1, behindSteps: 0, behindSeconds: 0, waiting: 0, intervalSeconds: 30 };
        expect(await sent(outgoing({ kind: 'watchdog', alerts: [], heartbeat }))).toMatchObject([{ labels: { alertname: 'Watchdog', severity: 'none', receiver: 'ops' }, endsAt: later(120_000) }]);
    });
});
describe('the mail sender', () => {
    const access = { host: '127.0.0.1', tls: 'none', ca: null, auth: { user: 'u', pass: 'p' }, from: 'gl@example.org', to: ['a@example.org', 'b@example.org'] };
    it('sends text and HTML under the id of the notification', async () => {
        expect(await send(mailSender({ ...access, port: mail.port }), outgoing({ alerts: [notice({ runName: 'adult' })] }))).toEqual({ kind: 'delivered', status: 250 });
        expect(mail.got).toMatchObject([{ from: 'gl@example.org', to: ['a@example.org', 'b@example.org'], auth: 'u:p', isEncrypted: false }]);
        const source = mail.got[0].source.replaceAll('=\n', '');
        expect(source).toContain('Message-ID: <0190-id@gradlens>');
        expect(source).toMatch(/^Subject: \[gradlens\] 1 firing: loss-spike on adult$/m);
        expect(source).toContain('loss is &lt;NaN&gt;');
        expect(source).toContain('<a href=3D"https://example.org/runs/r">');
    });
    it('makes no header of a line break in a name', async () => {
        await send(mailSender({ ...access, port: mail.port }), outgoing({ alerts: [notice({ runName: 'x\r\nBcc: evil@example.org' })] }));
        expect(mail.got[0].source).not.toMatch(/^Bcc:/m);
        expect(mail.got[0].to.length).toBe(2);
    });
    it('refuses a server without TLS unless it is told to do without', async () => {
        expect(await send(mailSender({ ...access, tls: 'starttls', port: mail.port }))).toMatchObject({ kind: 'failed', isFinal: false });
        expect(mail.got).toEqual([]);
    });
    it.skipIf(!existsSync('/usr/bin/openssl'))('signs in over STARTTLS, and only with a server it was told to trust', async () => {
        const folder = mkdtempSync(path.join(tmpdir(), 'gradlens-tls-'));
        const [keyFile, certFile] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')];
        const made = spawnSync('/usr/bin/openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout', keyFile, '-out', certFile]);
        expect(made.status).toBe(0);
        const cert = readFileSync(certFile, 'utf8');
        const secure = await smtpSink({ key: readFileSync(keyFile, 'utf8'), cert });
        const to = { ...access, host: 'localhost', tls: 'starttls', port: secure.port };
        expect(await send(mailSender(to))).toMatchObject({ kind: 'failed' });
        expect(secure.got).toEqual([]);
        expect(await send(mailSender({ ...to, ca: cert }))).toMatchObject({ kind: 'delivered' });
        expect(secure.got).toMatchObject([{ isEncrypted: true, auth: 'u:p' }]);
        await secure.close();
        rmSync(folder, { recursive: true });
    });
    it.each([['450 later', false], ['550 no such user', true]])('says of %s whether it is final: %s', async (answer, isFinal) => {
        mail.answer = answer;
        expect(await send(mailSender({ ...access, port: mail.port }))).toMatchObject({ kind: 'failed', isFinal, status: Number(answer.slice(0, 3)) });
    });
});
it('says in one line what a message is about', async () => {
    const texts = [outgoing({ kind: 'test', alerts: [] }), outgoing({ isRepeat: true }), outgoing({ alerts: [notice({ status: 'resolved', ended: 'recovered' })] })];
    for (const one of texts)
        await send(slackSender(sink.url), one);
    expect(sink.got.map(({ body }) => JSON.parse(body).text.replace(/ on .*/, ''))).toEqual(['Test: this receiver works', 'Still 1 firing: loss-spike', '1 resolved: loss-spike']);
});
//# sourceMappingURL=senders.spec.js.map