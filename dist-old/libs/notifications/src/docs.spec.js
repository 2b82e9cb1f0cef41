import { readFileSync } from 'node:fs';
import { Webhook } from 'standardwebhooks';
import { expect, it } from 'vitest';
import { parseNotifyConfig } from './config/parse-notify-config.js';
const read = (name) => readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8');
it('reads examples/notify.yaml', () => {
    expect(parseNotifyConfig(read('examples/notify.yaml'), 'notify.yaml').receivers.map(({ kind }) => kind)).toEqual(['webhook', 'alertmanager', 'slack', 'email']);
});
it('verifies a signature by the lines of docs/notifications.md', async () => {
    const [, code = ''] = /```js\n(.*?)```/s.exec(read('docs/notifications.md')) ?? [];
    const { verified } = (await import(`data:text/javascript,${encodeURIComponent(code)}`));
    const secret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
    const [now, body] = [new Date(), '{"type":"test"}'];
    const headers = { 'webhook-id': 'a', 'webhook-timestamp': String(Math.floor(now.getTime() / 1000)), 'webhook-signature': new Webhook(secret).sign('a', now, body) };
    expect(verified(secret, headers, body)).toEqual({ type: 'test' });
    expect(verified(secret, headers, `${body} `)).toBeNull();
    expect(verified(secret, { ...headers, 'webhook-timestamp': '1' }, body)).toBeNull();
    expect(verified(`whsec_${Buffer.alloc(32, 6).toString('base64')}`, headers, body)).toBeNull();
});
//# sourceMappingURL=docs.spec.js.map