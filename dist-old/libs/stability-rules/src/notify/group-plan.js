/** A group of which nothing was ever told. */
export const NEW_GROUP = { waitingSinceMs: null, lastToldMs: null, told: {}, muted: {} };
/**
 * Decides what a group tells now. Pure: the same memory, alerts and time give the same plan.
 *
 * - An alert that nobody was told of is told once, even if it ended meanwhile: a spike of three steps is over before
 *   anybody could look. The first notification of a group waits `groupWait`, later ones keep `groupInterval`.
 * - An alert that was told as firing is told again when it ended, muted or not: whoever was woken may rest.
 * - A muted alert is not told. When it is muted no longer and still fires, it is told if nobody was told before.
 * - A group that fires is told again after `repeatInterval`.
 *
 * @see Alertmanager, `dispatch` and `notify`; there an alert that ends within the group's wait is never told
 */
export function planGroup(memory, alerts, options) {
    const news = alerts.filter((alert) => isNews(alert, memory, options));
    const firing = alerts.filter(isToldFiring);
    const waiting = waitingWith(memory, news.length > 0, options.nowMs);
    const dueAtMs = dueTime(waiting, firing.length > 0, options);
    const isDue = dueAtMs !== null && options.nowMs >= dueAtMs;
    const tell = isDue ? [...new Set([...firing, ...news])] : [];
    const toldMs = isDue ? { waitingSinceMs: null, lastToldMs: options.nowMs } : {};
    const after = { ...waiting, ...toldMs, told: toldAfter(memory, alerts, tell), muted: mutedNow(alerts) };
    return {
        memory: after,
        tell: isDue ? keysOf(tell) : null,
        isRepeat: isDue && news.length === 0,
        newlyMuted: Object.keys(after.muted).filter((key) => memory.muted[key] !== after.muted[key]),
        finished: keysOf(alerts.filter((alert) => isFinished(alert, after, options))),
        dueAtMs: isDue ? dueTime(after, firing.length > 0, options) : dueAtMs,
    };
}
function waitingWith(memory, hasNews, nowMs) {
    return { ...memory, waitingSinceMs: hasNews ? (memory.waitingSinceMs ?? nowMs) : null };
}
function isToldFiring({ isFiring, mutedBy }) {
    return isFiring && mutedBy === null;
}
function keysOf(alerts) {
    return alerts.map(({ key }) => key);
}
function mutedNow(alerts) {
    return Object.fromEntries(alerts.flatMap(({ key, mutedBy }) => (mutedBy === null ? [] : [[key, mutedBy]])));
}
/** Whether a group may be forgotten: nothing of it is open, and its interval has passed. */
export function isForgettable(memory, { timing, nowMs }) {
    const isOpen = Object.keys(memory.told).length > 0 || Object.keys(memory.muted).length > 0 || memory.waitingSinceMs !== null;
    return !isOpen && (memory.lastToldMs === null || nowMs >= memory.lastToldMs + timing.groupIntervalMs);
}
function isNews({ key, isFiring, mutedBy }, { told }, { sendResolved }) {
    const before = told[key];
    // one that was told as ended and fires again (its run was taken over, its rule set live) is new once more
    if (before === undefined || (before === 'ended' && isFiring))
        return mutedBy === null;
    return before === 'firing' && !isFiring && sendResolved;
}
/** Ended, and either told so, or told nothing for it was muted, or nobody wants to hear of ends. */
function isFinished({ key, isFiring, mutedBy }, { told }, { sendResolved }) {
    if (isFiring)
        return false;
    const before = told[key];
    if (before === undefined)
        return mutedBy !== null;
    return before === 'ended' || !sendResolved;
}
function dueTime({ waitingSinceMs, lastToldMs, told }, fires, { timing }) {
    const changeMs = waitingSinceMs === null ? Infinity : firstOrNext(waitingSinceMs, lastToldMs, timing);
    const wasTold = lastToldMs !== null && Object.values(told).includes('firing');
    const repeatMs = fires && wasTold ? lastToldMs + timing.repeatIntervalMs : Infinity;
    const dueAtMs = Math.min(changeMs, repeatMs);
    return dueAtMs === Infinity ? null : dueAtMs;
}
function firstOrNext(waitingSinceMs, lastToldMs, timing) {
    return lastToldMs === null ? waitingSinceMs + timing.groupWaitMs : Math.max(waitingSinceMs, lastToldMs + timing.groupIntervalMs);
}
/** What was told of the alerts that are still there. */
function toldAfter(memory, alerts, tell) {
    const now = new Map(tell.map(({ key, isFiring }) => [key, isFiring ? 'firing' : 'ended']));
    return Object.fromEntries(alerts.flatMap(({ key }) => {
        const what = now.get(key) ?? memory.told[key];
        return what === undefined ? [] : [[key, what]];
    }));
}
//# sourceMappingURL=group-plan.js.map