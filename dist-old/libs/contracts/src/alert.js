/** The life of an alert. `resolved` is firing that ended. */
export const ALERT_STATES = ['inactive', 'pending', 'firing', 'resolved'];
export const SEVERITIES = ['info', 'warning', 'critical'];
/** How a rule takes part: `shadow` alerts are stored and shown, but join no incident, notify nobody and act on nothing. */
export const RULE_MODES = ['live', 'shadow', 'off'];
//# sourceMappingURL=alert.js.map