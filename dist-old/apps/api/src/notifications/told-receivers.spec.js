import { parseNotifyConfig } from '#libs/notifications';
import { describe, expect, it } from 'vitest';
import { peopleOf, placeOf, routesByReceiver } from './told-receivers.js';
const FILE = `version: 1
receivers:
  - { kind: webhook, name: hook, url: "https://hooks.example/T0P/SECRET?key=SECRET", secretEnv: KEY }
  - { kind: alertmanager, name: am, urls: ["http://a.example:9093/x", "http://b.example:9093"] }
  - { kind: slack, name: chat, urlEnv: CHAT_URL }
  - { kind: email, name: mail, host: smtp.example, from: a@example.org, to: [b@example.org, c@example.org] }
route:
  receiver: hook
  groupWait: 10s
  routes:
    - { receiver: chat, minSeverity: warning, matchers: ['layer=~"dense.*"'], continue: true, routes: [{ receiver: mail, minSeverity: critical, matchers: ['run="x"'], repeatInterval: 2h }] }
    - { matchers: ['layer="conv0"'], minSeverity: info, groupBy: [layer] }
people: { desk-1: mail, desk-2: [mail, chat] }
`;
const config = parseNotifyConfig(FILE, 'notify.yaml');
describe('routesByReceiver', () => {
    const routes = routesByReceiver(config.route);
    it('tells for each receiver what leads there, with what each route inherits', () => {
        expect(routes.get('mail')).toEqual([{ matchers: ['layer=~"dense.*"', 'run="x"'], minSeverity: 'critical', groupBy: ['run', 'severity'], groupWaitSeconds: 10, groupIntervalSeconds: 300, repeatIntervalSeconds: 7_200, hasRoutesBelow: false, goesOn: false }]);
        expect(routes.get('chat')).toMatchObject([{ matchers: ['layer=~"dense.*"'], minSeverity: 'warning', repeatIntervalSeconds: 14_400, hasRoutesBelow: true, goesOn: true }]);
    });
    it('tells all routes of one receiver, the root among them', () => {
        expect(routes.get('hook')).toMatchObject([{ matchers: [], minSeverity: null, hasRoutesBelow: true }, { matchers: ['layer="conv0"'], minSeverity: 'info', groupBy: ['layer'] }]);
        expect(routes.has('am')).toBe(false);
    });
});
describe('a receiver as it is told', () => {
    it('has a place without secrets, mailboxes or credentials', () => {
        expect(config.receivers.map(placeOf)).toEqual(['https://hooks.example', 'http://a.example:9093, http://b.example:9093', 'as CHAT_URL says', '2 mailboxes by smtp.example']);
    });
    it('names the persons whose requests it is told of', () => {
        expect(['mail', 'chat', 'hook'].map((name) => peopleOf(config, name))).toEqual([['desk-1', 'desk-2'], ['desk-2'], []]);
    });
});
//# sourceMappingURL=told-receivers.spec.js.map