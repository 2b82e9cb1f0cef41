import { uuidv7 } from 'uuidv7';
import { ATTEMPT_MS } from './http-post.js';
/** Sends one marked test to a receiver, once, and waits for what becomes of it. */
export async function sendTest({ config, sender }, { clock, signal }) {
    const id = uuidv7();
    const begun = clock.elapsed();
    const message = { version: 1, kind: 'test', receiver: config.name, groupLabels: {}, status: 'firing', alerts: [], truncated: 0, isRepeat: false, heartbeat: null };
    const now = new Date(clock.now());
    const late = AbortSignal.timeout(2 * ATTEMPT_MS);
    const delivery = await sender.send({ id, createdAt: now, message }, { now, signal: signal === undefined ? late : AbortSignal.any([signal, late]) });
    return { id, message, status: delivery.status, problem: delivery.problem ?? null, isDelivered: delivery.kind === 'delivered', ms: Math.round(clock.elapsed() - begun) };
}
//# sourceMappingURL=send-test.js.map