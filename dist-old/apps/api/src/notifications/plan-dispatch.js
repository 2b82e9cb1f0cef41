import { alertKey, alertLabels } from '#libs/decision-store';
import { groupLabels, inhibiting, isForgettable, isSuppressed, NEW_GROUP, planGroup, silencing, } from '#libs/stability-rules';
import { isAbout, noticeOf } from './alert-notice.js';
import { byUs, timingFor } from './receiver-timing.js';
/** Most alerts in one notification; of more only the number is told. */
const MOST_ALERTS = 500;
/** Decides who is told of what now. Pure: the state of the database and a time in, what to store out. */
export function planDispatch(view) {
    const groups = gather(view);
    const stored = new Map(view.groups.map((group) => [groupText(group), group]));
    const results = groups.map((group) => planOne(view, group, stored.get(groupText(group.id))?.memory ?? NEW_GROUP));
    const seen = new Set(groups.map(({ id }) => groupText(id)));
    const orphans = view.groups.filter((group) => !seen.has(groupText(group)));
    const open = new Set(results.flatMap(({ unfinished }) => unfinished));
    return {
        notifications: results.flatMap(({ notifications }) => notifications),
        saved: results.flatMap(({ saved }) => (saved === null ? [] : [saved])),
        // a group without alerts remembers until its interval has passed, so that one which comes and goes does not cry each time
        forgotten: orphans.filter((group) => isPast(group, view)),
        told: view.alerts.filter((alert) => !alert.fires && !open.has(alertKey(alert))),
        dueAtMs: results.reduce((least, { dueAtMs }) => (dueAtMs === null ? least : Math.min(least ?? Infinity, dueAtMs)), null),
    };
}
/** Puts every alert into the groups of its routes. */
function gather({ notify, alerts, silences, nowMs }) {
    const labelled = alerts.map((alert) => ({ alert, labels: alertLabels(alert) }));
    const mutable = labelled.map(({ alert, labels }) => ({ key: alertKey(alert), labels, isFiring: alert.fires }));
    const [silencedBy, inhibitedBy] = [silencing(silences.map(windowOf), nowMs), inhibiting(notify.config.inhibit, mutable)];
    const groups = new Map();
    for (const { alert, labels } of labelled) {
        const suppression = { silences: silencedBy(labels), inhibitedBy: inhibitedBy(labels) };
        for (const route of notify.routesOf(labels).filter(({ receiver }) => !isAbout(alert, receiver))) {
            const { groupBy } = timingFor(notify, route);
            const id = { receiver: route.receiver, route: route.path, key: JSON.stringify(groupLabels(labels, groupBy)) };
            const group = groups.get(groupText(id)) ?? { id, route, members: [] };
            groups.set(groupText(id), group);
            group.members.push({ alert, suppression: byUs(notify, route.receiver, suppression) });
        }
    }
    return [...groups.values()];
}
function planOne(view, { id, route, members }, memory) {
    const { timing } = timingFor(view.notify, route);
    const sendResolved = view.notify.receivers.get(id.receiver)?.config.sendResolved ?? true;
    const alerts = members.map(({ alert, suppression }) => ({ key: alertKey(alert), isFiring: alert.fires, mutedBy: isSuppressed(suppression) ? JSON.stringify(suppression) : null }));
    const plan = planGroup(memory, alerts, { timing, sendResolved, nowMs: view.nowMs });
    const byKey = new Map(members.map((member) => [alertKey(member.alert), member]));
    const pick = (keys) => keys.flatMap((key) => byKey.get(key) ?? []);
    const messageOf = (found, isRepeat) => toMessage(view, id, { members: found, isRepeat, memory });
    const giveUpAfterMs = view.notify.config.giveUpAfter;
    const muted = pick(plan.newlyMuted).map((member) => ({ group: id, message: messageOf([member], false), suppression: member.suppression, giveUpAfterMs }));
    const told = plan.tell === null ? [] : [{ group: id, message: messageOf(pick(plan.tell), plan.isRepeat), suppression: null, giveUpAfterMs }];
    const finished = new Set(plan.finished);
    return {
        notifications: [...muted, ...told],
        saved: JSON.stringify(plan.memory) === JSON.stringify(memory) ? null : { ...id, memory: plan.memory },
        unfinished: members.map(({ alert }) => alertKey(alert)).filter((key) => !finished.has(key)),
        dueAtMs: plan.dueAtMs,
    };
}
function toMessage({ base, notify }, { receiver, key }, parts) {
    const { members, isRepeat, memory } = parts;
    const address = notify.config.dashboard ?? base;
    const notices = members.slice(0, MOST_ALERTS).map(({ alert }) => noticeOf(alert, { base: address, isFirst: memory.told[alertKey(alert)] === undefined }));
    return {
        ...{ version: 1, kind: 'alerts', receiver, groupLabels: JSON.parse(key) },
        status: members.some(({ alert }) => alert.fires) ? 'firing' : 'resolved',
        ...{ alerts: notices, truncated: members.length - notices.length, isRepeat, heartbeat: null },
    };
}
/** Whether a group without alerts may be forgotten: what it told is over, and so is its interval. */
function isPast({ memory, receiver }, { notify, nowMs }) {
    const groupIntervalMs = notify.receivers.has(receiver) ? notify.longestIntervalMs : 0;
    return isForgettable({ ...memory, told: {}, muted: {}, waitingSinceMs: null }, { timing: { groupWaitMs: 0, repeatIntervalMs: 0, groupIntervalMs }, nowMs });
}
/** Ids are compared as one text; NUL is in no label that can be stored. */
function groupText({ receiver, route, key }) {
    return [receiver, route, key].join('\0');
}
function windowOf({ id, matchers, startsAt, endsAt }) {
    return { id, matchers, startsAtMs: startsAt.getTime(), endsAtMs: endsAt.getTime() };
}
//# sourceMappingURL=plan-dispatch.js.map