import { SEVERITIES } from '#libs/contracts';
import { compileMatchers, matcherText } from './matchers.js';
/** Defaults of the root: Alertmanager's, except that the first notification does not wait. */
export const ROUTE_DEFAULTS = {
    groupBy: ['run', 'severity'],
    timing: { groupWaitMs: 0, groupIntervalMs: 300_000, repeatIntervalMs: 14_400_000 },
};
/**
 * Compiles a routing tree: the deepest routes that fit get the alert; of siblings the first, unless it says `continue`.
 * An alert that not even the root fits (its `minSeverity`) goes nowhere.
 *
 * @throws RangeError for a matcher that is wrong.
 */
export function compileRoutes(root) {
    const { groupBy, timing } = ROUTE_DEFAULTS;
    const tree = compileNode(root, { path: '', receiver: root.receiver, groupBy, timing });
    return (labels) => find(tree, labels);
}
function compileNode(node, above) {
    const { matchers = [], minSeverity, routes = [] } = node;
    const test = compileMatchers(matchers);
    const floor = minSeverity === undefined ? -1 : SEVERITIES.indexOf(minSeverity);
    const floorText = minSeverity === undefined ? '' : `>=${minSeverity}`;
    const { receiver = above.receiver, groupBy = above.groupBy } = node;
    const path = `${above.path}/{${matchers.map(matcherText).join(',')}}${floorText}`;
    const route = { path, receiver, groupBy, timing: timingOf(node, above.timing) };
    return {
        fits: (labels) => SEVERITIES.findIndex((name) => name === labels['severity']) >= floor && test(labels),
        route,
        goesOn: node.continue ?? false,
        children: routes.map((child) => compileNode(child, route)),
    };
}
function timingOf(node, above) {
    const { groupWaitMs = above.groupWaitMs, groupIntervalMs = above.groupIntervalMs, repeatIntervalMs = above.repeatIntervalMs } = node;
    return { groupWaitMs, groupIntervalMs, repeatIntervalMs };
}
function find(node, labels) {
    if (!node.fits(labels))
        return [];
    const found = [];
    for (const child of node.children) {
        const routes = find(child, labels);
        found.push(...routes);
        if (routes.length > 0 && !child.goesOn)
            break;
    }
    return found.length > 0 ? found : [node.route];
}
/** The labels of an alert that its group shares; labels it does not have are left out. */
export function groupLabels(labels, groupBy) {
    const names = groupBy.includes('...') ? Object.keys(labels).sort() : [...groupBy].sort();
    return Object.fromEntries(names.filter((name) => Object.hasOwn(labels, name)).map((name) => [name, labels[name] ?? '']));
}
//# sourceMappingURL=routes.js.map