import type { Outgoing } from './delivery.js';

/**
 * Body of a signed webhook (docs/notifications.md, section 3): the same bytes at every attempt, so that a receiver that
 * got it twice sees that by the id in its header.
 *
 * @see Standard Webhooks, "Payload structure"
 */
export function webhookBody({ createdAt, message }: Outgoing): string {
  const { version, kind, receiver, groupLabels, status, alerts, truncated, isRepeat, heartbeat } = message;
  const type = kind === 'alerts' ? `alerts.${status}` : kind;
  const about = kind === 'watchdog' ? { heartbeat } : { status, groupLabels, alerts, truncated, isRepeat };
  return JSON.stringify({ type, version, timestamp: createdAt.toISOString(), data: { receiver, ...about } });
}
