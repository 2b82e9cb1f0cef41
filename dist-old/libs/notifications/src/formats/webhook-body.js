/**
 * Body of a signed webhook (docs/notifications.md, section 3): the same bytes at every attempt, so that a receiver that
 * got it twice sees that by the id in its header.
 *
 * @see Standard Webhooks, "Payload structure"
 */
export function webhookBody({ createdAt, message }) {
    const { version, kind, receiver, groupLabels, status, alerts, truncated, isRepeat, heartbeat, escalation } = message;
    const alike = { status, groupLabels, alerts, truncated, isRepeat };
    const types = { alerts: `alerts.${status}`, escalation: `escalation.${escalation?.act ?? ''}`, test: kind, watchdog: kind };
    const about = { alerts: alike, escalation: { escalation }, test: alike, watchdog: { heartbeat } };
    return JSON.stringify({ type: types[kind], version, timestamp: createdAt.toISOString(), data: { receiver, ...about[kind] } });
}
//# sourceMappingURL=webhook-body.js.map