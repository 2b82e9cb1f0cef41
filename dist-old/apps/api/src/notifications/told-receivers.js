import { SEVERITIES } from '#libs/contracts';
import { matcherText, ROUTE_DEFAULTS } from '#libs/stability-rules';
const { groupBy, timing } = ROUTE_DEFAULTS;
const ROOT = { receiver: '', matchers: [], minSeverity: null, groupBy, groupWait: timing.groupWaitMs, groupInterval: timing.groupIntervalMs, repeatInterval: timing.repeatIntervalMs };
/** The routes that lead to each receiver, in the order of the file, with all that they inherit. */
export function routesByReceiver(root) {
    const found = new Map();
    const walk = (node, above) => {
        const own = inherit(node, above);
        const { receiver, groupWait, groupInterval, repeatInterval, ...rest } = own;
        const route = { ...rest, hasRoutesBelow: (node.routes ?? []).length > 0, goesOn: node.continue ?? false, groupWaitSeconds: groupWait / 1000, groupIntervalSeconds: groupInterval / 1000, repeatIntervalSeconds: repeatInterval / 1000 };
        found.set(receiver, [...(found.get(receiver) ?? []), route]);
        for (const child of node.routes ?? [])
            walk(child, own);
    };
    walk(root, ROOT);
    return found;
}
function inherit(node, above) {
    const { receiver = above.receiver, groupBy: by = above.groupBy, groupWait = above.groupWait, groupInterval = above.groupInterval, repeatInterval = above.repeatInterval } = node;
    return { receiver, groupBy: by, groupWait, groupInterval, repeatInterval, matchers: [...above.matchers, ...(node.matchers ?? []).map(matcherText)], minSeverity: graver(above.minSeverity, node.minSeverity ?? null) };
}
/** An alert must pass every route above: the graver bound holds. */
function graver(a, b) {
    if (a === null || b === null)
        return a ?? b;
    return SEVERITIES.indexOf(a) > SEVERITIES.indexOf(b) ? a : b;
}
/** Where a receiver is, without what may be a secret: paths and queries of addresses, mailboxes, credentials. */
export function placeOf(receiver) {
    if (receiver.kind === 'email')
        return `${receiver.to.length} mailbox${receiver.to.length === 1 ? '' : 'es'} by ${receiver.host}`;
    const { urlEnv, urlFile } = receiver;
    if (urlEnv !== undefined)
        return `as ${urlEnv} says`;
    if (urlFile !== undefined)
        return 'as a file says';
    const addresses = receiver.kind === 'slack' ? [] : [receiver.url, ...(receiver.kind === 'alertmanager' ? (receiver.urls ?? []) : [])];
    return addresses.flatMap((url) => (url === undefined ? [] : [new URL(url).origin])).join(', ');
}
/** Persons whose requests a receiver is told of, by name. */
export function peopleOf({ people }, receiver) {
    return Object.entries(people).flatMap(([person, names]) => ([names].flat().includes(receiver) ? [person] : [])).sort();
}
//# sourceMappingURL=told-receivers.js.map