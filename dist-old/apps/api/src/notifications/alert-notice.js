import { alertKey, alertLabels, NOT_DELIVERED } from '#libs/decision-store';
import { finiteOrNull } from '../common/finite-or-null.js';
/** Whether the alert is that this very receiver cannot be reached: it is not told so. */
export function isAbout(alert, receiver) {
    return alert.rule === NOT_DELIVERED && alert.labels['receiver'] === receiver;
}
/** The alert as a receiver is told of it. `base`: address of the dashboard. */
export function noticeOf(alert, { base, isFirst }) {
    const { run, runName, fingerprint, rule, severity, layer, since, firedStep, resolvedStep, value, threshold, summary, runbook, firedAt } = alert;
    return {
        ...{ key: alertKey(alert), fingerprint, isFirst, labels: alertLabels(alert), ...statusOf(alert) },
        ...{ severity, rule, run, runName, layer, since, firedStep, resolvedStep },
        ...{ value: finiteOrNull(value), valueText: String(value), threshold: finiteOrNull(threshold), summary, runbook },
        startsAt: firedAt.toISOString(),
        url: pageOf(base, `runs/${run}`),
    };
}
/** Address of a page of the dashboard; null where that of the dashboard is not known. */
export function pageOf(base, page) {
    return base === null ? null : `${base.replace(/\/+$/, '')}/${page}`;
}
function statusOf(alert) {
    const ended = endOf(alert);
    if (ended === null)
        return { status: 'firing', ended: null, endsAt: null };
    return { status: 'resolved', ended: ended.how, endsAt: ended.at.toISOString() };
}
function endOf({ fires, state, shadowAt, resolvedAt, runEndedAt, firedAt }) {
    if (fires)
        return null;
    if (state === 'resolved')
        return { how: 'recovered', at: resolvedAt ?? firedAt };
    if (shadowAt !== null)
        return { how: 'shadow', at: shadowAt };
    return { how: 'run-ended', at: runEndedAt ?? firedAt };
}
//# sourceMappingURL=alert-notice.js.map