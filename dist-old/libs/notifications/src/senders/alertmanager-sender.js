import { alertmanagerAlerts } from '../formats/alertmanager-alerts.js';
import { httpPost } from './http-post.js';
/**
 * Sends alerts to Alertmanager's API, version 2. Of a cluster each gets every alert, as Alertmanager asks for: what one of them
 * took is delivered, and the others get it when it is sent again.
 *
 * @see https://prometheus.io/docs/alerting/latest/alertmanager/#high-availability
 */
export function alertmanagerSender({ urls, headers }, resendMs) {
    return {
        send: async (outgoing, { now, signal }) => {
            const body = JSON.stringify(alertmanagerAlerts(outgoing, now, resendMs));
            return together(await Promise.all(urls.map((url) => httpPost({ url: apiUrl(url, 'alerts'), headers, body }, now, signal))));
        },
    };
}
/** Several deliveries of one thing as one: delivered where any was; else it is worth another attempt where any is. */
function together(all) {
    const failed = all.flatMap((delivery) => (delivery.kind === 'failed' ? [delivery] : []));
    const delivered = all.find(({ kind }) => kind === 'delivered');
    const problem = failed.map((each) => each.problem).join('; ');
    if (delivered !== undefined)
        return { kind: 'delivered', status: delivered.status, ...(problem === '' ? {} : { problem }) };
    const rests = failed.flatMap(({ retryAfterMs }) => retryAfterMs ?? []);
    return { kind: 'failed', status: failed[0]?.status ?? null, problem, isFinal: failed.every(({ isFinal }) => isFinal), retryAfterMs: rests.length === 0 ? null : Math.min(...rests) };
}
/** Address of a resource of the API. The address of Alertmanager may have a path: it may lie behind a proxy. */
export function apiUrl(base, resource) {
    return `${base.replace(/\/+$/, '')}/api/v2/${resource}`;
}
//# sourceMappingURL=alertmanager-sender.js.map