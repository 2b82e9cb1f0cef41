import { slackBody } from '../formats/slack-body.js';
import { httpPost } from './http-post.js';
/** Sends to a Slack incoming webhook, or to what takes the same. */
export function slackSender(url) {
    return { send: ({ message }, { now, signal }) => httpPost({ url, headers: {}, body: slackBody(message) }, now, signal) };
}
//# sourceMappingURL=slack-sender.js.map