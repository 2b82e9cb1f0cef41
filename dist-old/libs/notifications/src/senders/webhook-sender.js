import { Webhook } from 'standardwebhooks';
import { webhookBody } from '../formats/webhook-body.js';
import { httpPost } from './http-post.js';
/**
 * Sends signed webhooks.
 *
 * @throws RangeError when the key is neither `whsec_` with base64 nor base64. The message does not hold it.
 * @see https://www.standardwebhooks.com
 */
export function webhookSender(url, secret) {
    const webhook = openWebhook(secret);
    return {
        send: (outgoing, { now, signal }) => {
            const body = webhookBody(outgoing);
            const headers = {
                'webhook-id': outgoing.id,
                'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
                'webhook-signature': webhook.sign(outgoing.id, now, body),
            };
            return httpPost({ url, headers, body }, now, signal);
        },
    };
}
function openWebhook(secret) {
    const bare = secret.startsWith('whsec_') ? secret.slice(6) : secret;
    if (!/^[A-Za-z0-9+/]{32,}={0,2}$/.test(bare) || bare.length % 4 !== 0)
        throw new RangeError('whsec_ and base64 of 24 to 64 random bytes (openssl rand -base64 32)');
    return new Webhook(secret);
}
//# sourceMappingURL=webhook-sender.js.map