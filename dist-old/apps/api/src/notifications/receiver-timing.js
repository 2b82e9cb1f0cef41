/**
 * How a receiver's groups are timed. Alertmanager groups and waits by itself: it gets every alert of a run at once, and
 * those that fire again and again so that it does not take them for resolved.
 */
export function timingFor({ receivers }, route) {
    const config = receivers.get(route.receiver)?.config;
    if (config?.kind !== 'alertmanager')
        return route;
    return { groupBy: ['run'], timing: { groupWaitMs: 0, groupIntervalMs: 0, repeatIntervalMs: config.resendInterval } };
}
/** What of a suppression is ours to do: where silences are synchronised, Alertmanager mutes by itself and shows so. */
export function byUs({ receivers }, receiver, suppression) {
    const syncs = (receivers.get(receiver)?.alertmanager ?? null) !== null;
    return syncs ? { ...suppression, silences: [] } : suppression;
}
//# sourceMappingURL=receiver-timing.js.map