import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addNotification, createRun, dispatching, saveAlertTransitions } from '#libs/decision-store';
import { httpSink, testStore } from '#libs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '../command-line.js';
const KEY = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
let store;
let sink;
let home;
beforeAll(async () => {
    [store, sink] = await Promise.all([testStore(), httpSink()]);
    home = mkdtempSync(path.join(tmpdir(), 'gradlens-notify-'));
    write('notify.yaml', `  - { kind: slack, name: chat, urlEnv: CHAT }\n`);
});
afterAll(async () => {
    await Promise.all([store.close(), sink.close()]);
    rmSync(home, { recursive: true, force: true });
});
function write(name, more) {
    const file = path.join(home, name);
    writeFileSync(file, `version: 1\nreceivers:\n  - { kind: webhook, name: hook, url: "${sink.url}/hook", secretEnv: KEY }\n${more}route: { receiver: hook }\n`);
    return file;
}
async function gradlens(...args) {
    let [out, err] = ['', ''];
    const fake = {
        env: { GRADLENS_HOME: home, DATABASE_URL: store.connectionString, KEY, CHAT: `${sink.url}/CHATSECRET` },
        stdout: { write: (text) => ((out += text), true) },
        stderr: { write: (text) => ((err += text), true) },
        on: () => undefined,
        off: () => undefined,
    };
    const code = await runCommandLine(args, fake);
    const json = args.includes('--json') ? out.trim().split('\n').filter((line) => line !== '').map((line) => JSON.parse(line)) : [];
    return { code, out, err, json };
}
describe('gradlens notify', () => {
    it('checks a file: exit code 1 and the line where it is wrong', async () => {
        expect(await gradlens('notify', 'check')).toMatchObject({ code: 0, out: expect.stringContaining('hook (webhook), chat (slack)') });
        const wrong = write('wrong.yaml', `  - { kind: pager, name: p }\n`);
        expect(await gradlens('notify', 'check', wrong)).toMatchObject({ code: 1, out: expect.stringContaining('line 4: receivers[1].kind is "pager"') });
        const secret = write('secret.yaml', `  - { kind: slack, name: s, urlEnv: NOT_SET }\n`);
        expect((await gradlens('notify', 'check', secret, '--json')).json).toMatchObject([{ ok: false, problem: expect.stringContaining('NOT_SET is missing') }]);
        expect((await gradlens('notify', 'check', path.join(home, 'none'))).code).toBe(1);
    });
    it('sends a marked test to each receiver and tells what became of it, without secrets', async () => {
        sink.answer = ({ path: at }) => ({ status: at === '/hook' ? 200 : 404 });
        const ran = await gradlens('notify', 'test', '--json');
        expect(ran.code).toBe(1);
        expect(ran.json).toMatchObject([{ receiver: 'hook', delivered: true, status: 200, problem: null }, { receiver: 'chat', delivered: false, status: 404, problem: `${new URL(sink.url).host} answers 404` }]);
        expect(JSON.parse(sink.got[0].body)).toMatchObject({ type: 'test', data: { receiver: 'hook' } });
        expect(ran.out + ran.err).not.toContain('SECRET');
        expect(await gradlens('notify', 'test', '--receiver', 'hook')).toMatchObject({ code: 0, out: expect.stringMatching(/^hook: delivered in \d+ ms\n$/) });
        expect(await gradlens('notify', 'test', '--receiver', 'nobody')).toMatchObject({ code: 2, err: expect.stringContaining('allowed: one of hook, chat') });
    });
    it('prints the delivery log, and the schema', async () => {
        const tests = await gradlens('notify', 'log', '--kind', 'test', '--json');
        expect(tests.json).toMatchObject([
            { receiver: 'hook', state: 'sent', problem: null, attempts: [{ attempt: 1, status: 200 }], message: { kind: 'test' } },
            { receiver: 'chat', state: 'given-up', attempts: [{ status: 404, problem: expect.stringContaining('answers 404') }] },
            { receiver: 'hook', state: 'sent' },
        ]);
        expect((await gradlens('notify', 'log', '--receiver', 'chat')).out).toMatch(/chat {2}given-up {4}test: Test: this receiver works: .* answers 404\n$/);
        expect((await store.pool.query('select from alert')).rowCount).toBe(0);
        await store.pool.query('truncate notification, delivery_attempt');
        expect((await gradlens('notify', 'log')).out).toBe('nobody was told of anything yet\n');
        const message = { version: 1, kind: 'test', receiver: 'hook', groupLabels: {}, status: 'firing', alerts: [], truncated: 0, isRepeat: false, heartbeat: null };
        await dispatching(store, (client) => addNotification(client, { group: { receiver: 'hook', route: '', key: '{}' }, message, suppression: null, giveUpAfterMs: 1000 }));
        expect((await gradlens('notify', 'log', '--json')).json).toMatchObject([{ receiver: 'hook', state: 'queued', attempts: [] }]);
        expect((await gradlens('notify', 'log', '--state', 'sent', '--json')).json).toEqual([]);
        expect((await gradlens('notify', 'log', '--first', '0')).code).toBe(2);
        expect(JSON.parse((await gradlens('notify', 'schema')).out)).toMatchObject({ title: 'gradlens notification file' });
    });
});
describe('gradlens silence', () => {
    const add = (...args) => gradlens('silence', 'add', ...args);
    it('makes a silence under the name of the user, says what it mutes, lists and ends it', async () => {
        const run = uuidv7();
        await createRun(store, { uuid: run, name: 'r', spec: {}, state: 'running', origin: 'cli' });
        const at = { ruleVersion: 'v', severity: 'warning', measure: null, state: 'firing', step: 1, since: 1, value: 1, threshold: null, summary: '' };
        const transitions = ['dense1', 'conv1'].map((layer) => ({ ...at, run, rule: 'dead-layer', layer, fingerprint: layer }));
        await saveAlertTransitions(store, run, transitions, { lastStep: 1, ruleState: {}, rules: [] });
        const dry = await add('layer=~"dense.*"', '--for', '2h', '--reason', 'known', '--dry-run', '--json');
        expect(dry.json).toEqual([{ firing: 1, firingOf: 2, lastWeek: 1, lastWeekOf: 2 }]);
        expect((await gradlens('silence', 'list')).out).toBe('no silence\n');
        const made = await add('layer=~"dense.*"', 'alertname=dead-layer', '--for', '30m', '--reason', ' known ', '--json');
        expect(made.err).toContain('mutes 1 of 2 alerts that fire');
        expect(made.json).toMatchObject([{ state: 'active', reason: 'known', source: null, matchers: [{ name: 'layer', operator: '=~', value: 'dense.*' }, { value: 'dead-layer' }] }]);
        const listed = await gradlens('silence', 'list');
        expect(listed.out).toMatch(/ {2}active {3}layer=~"dense\.\*" alertname="dead-layer" {2}until .*Z \(soon\); by .*: known\n$/);
        const id = String(made.json[0]?.['id']);
        expect((await gradlens('silence', 'expire', id, '--reason', 'fixed', '--json')).json).toMatchObject([{ id, state: 'expired', endedReason: 'fixed' }]);
        expect((await gradlens('silence', 'list', '--json')).json).toEqual([]);
        expect((await gradlens('silence', 'list', '--state', 'expired', '--json')).json.length).toBe(1);
    });
    it.each([
        [['layer'], 'MATCHER is "layer"; allowed: a matcher'],
        [['layer=~.*'], 'else everything is muted'],
        [['layer=~"(a"'], 'a pattern without a group that does not end'],
        [['layer=a', '--until', '2020-01-01T00:00:00Z'], 'exactly one of --for and --until'],
    ])('refuses %j', async (args, message) => {
        expect(await add(...args, '--for', '1h', '--reason', 'x')).toMatchObject({ code: 2, err: expect.stringContaining(message) });
    });
    it.each([['2020-01-01T00:00:00Z', 'in the future'], ['tomorrow', 'a time with its zone'], ['2099-01-01T00:00:00', 'a time with its zone']])('refuses --until %s', async (until, message) => {
        expect(await add('layer=a', '--until', until, '--reason', 'x')).toMatchObject({ code: 2, err: expect.stringContaining(message) });
    });
    it('wants a reason, and the id of a silence', async () => {
        expect((await add('layer=a', '--for', '1h')).code).toBe(2);
        expect((await add('layer=a', '--for', '1h', '--reason', ' ')).err).toContain('--reason is 0 characters');
        expect((await gradlens('silence', 'expire', uuidv7(), '--reason', 'x')).code).toBe(2);
    });
});
//# sourceMappingURL=notify.spec.js.map