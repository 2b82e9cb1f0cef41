/** How a matcher compares: equal, not equal, matches a pattern, does not. Patterns are anchored at both ends. */
export const MATCH_OPERATORS = ['=', '!=', '=~', '!~'];
/** What notifications tell: alerts, a request that is escalated, a marked test, the heartbeat of the watchdog. */
export const NOTIFICATION_KINDS = ['alerts', 'escalation', 'test', 'watchdog'];
/** States of a notification: it waits, failed and waits for its next attempt, arrived, was given up, or was muted. */
export const NOTIFICATION_STATES = ['queued', 'failed', 'sent', 'given-up', 'suppressed'];
//# sourceMappingURL=notification.js.map