import { alertKey, alertLabels, readFiringAlerts, readOpenAlertsAt, standingSilences } from '#libs/decision-store';
import { inhibiting, inhibitorBounds, silencing } from '#libs/stability-rules';
/**
 * What mutes those of these alerts that are open, by key; those that nothing mutes are left out. Of the other alerts only
 * those are read that may inhibit one of these: a page costs the same beside ten open alerts and ten thousand.
 */
export async function suppressions({ pool }, inhibit, keys) {
    const asked = (await readOpenAlertsAt(pool, keys)).map(toMutable);
    if (asked.length === 0)
        return new Map();
    const bounds = inhibitorBounds(inhibit, asked.map(({ labels }) => labels));
    const inhibitedBy = inhibiting(inhibit, bounds === null ? [] : (await readFiringAlerts(pool, bounds)).map(toMutable));
    const silences = await standingSilences(pool);
    // the database has told which of them are active: its clock decides
    const windows = silences.filter(({ state }) => state === 'active').map(({ id, matchers }) => ({ id, matchers, startsAtMs: 0, endsAtMs: 1 }));
    const silencedBy = silencing(windows, 0);
    const byId = new Map(silences.map((silence) => [silence.id, silence]));
    return new Map(asked.flatMap(({ key, labels }) => {
        const found = { silences: silencedBy(labels).flatMap((id) => byId.get(id) ?? []), inhibitedBy: inhibitedBy(labels) };
        return found.silences.length + found.inhibitedBy.length === 0 ? [] : [[key, found]];
    }));
}
function toMutable(alert) {
    return { key: alertKey(alert), labels: alertLabels(alert), isFiring: alert.fires };
}
//# sourceMappingURL=suppressions.js.map