import { headline, plainLine } from './words.js';
/** An alert that ended before it was first told fires there for so long, or it would never be shown. Unit: ms. */
const SHOWN_MS = 300_000;
/** A request that was escalated fires there for so long. Unit: ms. */
const ESCALATED_MS = 3_600_000;
/** After so many intervals without being sent again an alert ends by itself, as Prometheus does it. */
const INTERVALS = 4;
/**
 * The message as alerts of Alertmanager. An alert that fires ends, as far as Alertmanager knows, four intervals from now:
 * it is sent again before, and when gradlens is gone it resolves.
 */
export function alertmanagerAlerts({ message }, now, resendMs) {
    const { kind, alerts, heartbeat, escalation } = message;
    const inMs = (ms) => new Date(now.getTime() + ms).toISOString();
    if (kind === 'alerts')
        return alerts.map((alert) => toAlert(alert, { soon: inMs(INTERVALS * resendMs), shown: inMs(SHOWN_MS) }));
    if (escalation !== undefined)
        return [escalationAlert(message, escalation, { now, shown: inMs(ESCALATED_MS) })];
    const text = kind === 'test' ? 'A test of the receiver; nothing is wrong.' : 'Always fires while gradlens watches: when it stops, gradlens or its rules stand still.';
    const labels = { alertname: kind === 'test' ? 'GradlensTest' : 'Watchdog', severity: 'none', receiver: message.receiver };
    const endsAt = inMs(kind === 'test' ? 60_000 : INTERVALS * (heartbeat?.intervalSeconds ?? 60) * 1000);
    return [{ labels, annotations: { summary: text }, startsAt: now.toISOString(), endsAt }];
}
/** A request that waits, as an alert: one for each and person, so that what follows takes the place of what was. */
function escalationAlert(message, { project, run, runName, request, to, url }, { now, shown }) {
    const labels = { alertname: 'GradlensEscalation', severity: 'critical', project, run, run_name: runName, request: String(request), ...(to === null ? {} : { to }) };
    const annotations = { summary: headline(message), description: plainLine(message) };
    return { labels, annotations, startsAt: now.toISOString(), endsAt: shown, ...(url === null ? {} : { generatorURL: url }) };
}
function toAlert(alert, ends) {
    const { labels, startsAt, url } = alert;
    return { labels, annotations: annotationsOf(alert), startsAt, endsAt: endOf(alert, ends), ...(url === null ? {} : { generatorURL: url }) };
}
function endOf({ status, isFirst, endsAt }, { soon, shown }) {
    if (status === 'firing')
        return soon;
    return isFirst ? shown : (endsAt ?? shown);
}
function annotationsOf({ summary, valueText, threshold, firedStep, resolvedStep, ended, runbook }) {
    return {
        ...{ summary, value: valueText, step: String(firedStep) },
        ...(threshold === null ? {} : { threshold: String(threshold) }),
        ...(resolvedStep === null ? {} : { resolved_step: String(resolvedStep) }),
        ...(ended === 'run-ended' ? { ended: 'the run ended while it fired' } : {}),
        ...(ended === 'shadow' ? { ended: 'its rule was set to shadow mode while it fired' } : {}),
        ...(runbook === null ? {} : { runbook_url: runbook }),
    };
}
//# sourceMappingURL=alertmanager-alerts.js.map