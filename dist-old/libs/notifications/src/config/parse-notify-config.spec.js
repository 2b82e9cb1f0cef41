import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openReceiver } from '../senders/open-receiver.js';
import { notifyJsonSchema } from './notify-config.js';
import { parseNotifyConfig } from './parse-notify-config.js';
const GOOD = `version: 1
dashboard: https://gradlens.example.org
receivers:
  - { kind: webhook, name: hook, url: "https://example.org/hook", secretEnv: HOOK_SECRET }
  - { kind: alertmanager, name: am, url: "http://127.0.0.1:9093", resendInterval: 30s }
  - { kind: slack, name: slack, urlEnv: SLACK_URL, sendResolved: false }
  - { kind: email, name: mail, host: smtp.example.org, from: a@example.org, to: [b@example.org] }
route:
  receiver: hook
  groupWait: 0s
  routes:
    - { receiver: slack, minSeverity: critical, matchers: ['layer=~"dense.*"'], continue: true, repeatInterval: 2h }
watchdog: { receivers: [am], interval: 30s }
`;
describe('parseNotifyConfig', () => {
    it('reads spans as ms and matchers as matchers, and fills in what is left out', () => {
        const config = parseNotifyConfig(GOOD, 'notify.yaml');
        expect(config.receivers).toMatchObject([{ sendResolved: true }, { resendInterval: 30_000, syncSilences: true }, { sendResolved: false }, { tls: 'starttls' }]);
        expect(config.route.routes).toEqual([{ receiver: 'slack', minSeverity: 'critical', matchers: [{ name: 'layer', operator: '=~', value: 'dense.*' }], continue: true, repeatInterval: 7_200_000 }]);
        expect(config).toMatchObject({ giveUpAfter: 3_600_000, watchdog: { interval: 30_000, maxLag: 60_000 } });
        expect(config.inhibit.length).toBe(2);
    });
    it.each([
        ['version: 1', 'version: 2', 'notify.yaml, line 1: version is 2; allowed: one of 1'],
        ['name: hook', 'name: Hook', 'notify.yaml, line 4: receivers[0].name is "Hook"; allowed: lower-case'],
        ['name: am', 'name: hook', 'notify.yaml, line 5: receivers[1].name is "hook"; allowed: a name that no other receiver has'],
        ['kind: webhook', 'kind: pager', 'line 4: receivers[0].kind is "pager"; allowed: one of "webhook", "alertmanager", "slack", "email"'],
        ['secretEnv: HOOK_SECRET', 'secret: abc', 'line 4: receivers[0].secret is an unknown field; allowed: kind, name, sendResolved, url, urlEnv, urlFile, secretEnv, secretFile'],
        [', secretEnv: HOOK_SECRET', '', 'allowed: exactly one of secretEnv, secretFile'],
        ['https://example.org/hook', 'https://u:p@example.org/hook', 'allowed: an address'],
        ['https://example.org/hook', 'ftp://example.org', 'allowed: an address'],
        ['minSeverity:', 'minSeverty:', 'line 12: route.routes[0].minSeverty is an unknown field; allowed: receiver, matchers, minSeverity, groupBy, groupWait, groupInterval, repeatInterval, continue, routes (did you mean minSeverity?)'],
        ['receivers:', 'recievers:', 'line 3: recievers is an unknown field; allowed: version, dashboard, receivers, route, people, inhibit, watchdog, giveUpAfter (did you mean receivers?)'],
        ['urlEnv: SLACK_URL', 'url: "https://hooks.slack.com/x"', 'receivers[2].url is an unknown field'],
        ['resendInterval: 30s', 'resendInterval: 1s', 'allowed: a number with s, m, h or d, from 5s to 1h'],
        ['groupWait: 0s', 'groupWait: 0', 'line 10: route.groupWait is 0; allowed: a number with s, m, h or d'],
        ['receiver: slack', 'receiver: slak', 'line 12: route.routes[0].receiver is "slak"; allowed: one of the receivers: hook, am, slack, mail'],
        ['receivers: [am]', 'receivers: [an]', 'line 13: watchdog.receivers[0] is "an"; allowed: one of the receivers'],
        ['layer=~"dense.*"', 'layer=~"(dense"', 'line 12: route.routes[0].matchers[0] is "layer=~\\"(dense\\""; allowed: a pattern without a group that does not end'],
        ['minSeverity: critical', 'minSeverity: bad', 'line 12: route.routes[0].minSeverity is "bad"; allowed: one of "info", "warning", "critical"'],
        ['to: [b@example.org]', 'to: []', 'line 7: receivers[3].to'],
        ['to: [b@example.org]', 'to: ["b@example.org\\n c"]', 'line 7: receivers[3].to[0]'],
        ['from: a@example.org', 'user: u, from: a@example.org', 'user together with one of passwordEnv, passwordFile'],
        ['watchdog: {', 'watchdog: [', 'notify.yaml: line 13, column'],
    ])('refuses %s → %s', (from, to, message) => {
        expect(() => parseNotifyConfig(GOOD.replace(from, to), 'notify.yaml')).toThrow(message);
    });
    it.each(['', '[]', 'a: &a [*a]', 'version: 1'])('refuses %j', (text) => {
        expect(() => parseNotifyConfig(text, 'notify.yaml')).toThrow(/^notify\.yaml/);
    });
});
describe('openReceiver', () => {
    const key = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;
    const [hook, , slack] = parseNotifyConfig(GOOD, 'notify.yaml').receivers;
    it('names a secret that is missing, and never tells one', async () => {
        const source = { variables: {}, file: '/etc/notify.yaml' };
        await expect(openReceiver(hook, source)).rejects.toThrow('environment: HOOK_SECRET is missing; allowed: the value that secretEnv of /etc/notify.yaml refers to');
        await expect(openReceiver(hook, { ...source, variables: { HOOK_SECRET: 'hunter2' } })).rejects.toThrow(/secret of receiver hook is something else/);
        await expect(openReceiver(slack, { ...source, variables: { SLACK_URL: 'hunter2' } })).rejects.toThrow(/address of receiver slack is something else/);
        expect((await openReceiver(hook, { ...source, variables: { HOOK_SECRET: key } })).alertmanager).toBeNull();
    });
    it('reads secrets from files beside the notification file', async () => {
        const folder = mkdtempSync(path.join(tmpdir(), 'gradlens-secret-'));
        writeFileSync(path.join(folder, 'key'), `${key}\n`);
        const [filed] = parseNotifyConfig(GOOD.replace('secretEnv: HOOK_SECRET', 'secretFile: key'), 'n').receivers;
        const source = { variables: {}, file: path.join(folder, 'notify.yaml') };
        expect((await openReceiver(filed, source)).config.name).toBe('hook');
        writeFileSync(path.join(folder, 'key'), ' \n');
        await expect(openReceiver(filed, source)).rejects.toThrow('which is empty');
        rmSync(path.join(folder, 'key'));
        await expect(openReceiver(filed, source)).rejects.toThrow('ENOENT');
        rmSync(folder, { recursive: true });
    });
});
it('is what docs/notify.schema.json publishes (UPDATE_SNAPSHOTS=1 rewrites it)', () => {
    const file = new URL('../../../../docs/notify.schema.json', import.meta.url);
    const text = `${JSON.stringify(notifyJsonSchema(), null, 2)}\n`;
    if (process.env['UPDATE_SNAPSHOTS'] === '1')
        writeFileSync(file, text);
    expect(readFileSync(file, 'utf8')).toBe(text);
});
//# sourceMappingURL=parse-notify-config.spec.js.map