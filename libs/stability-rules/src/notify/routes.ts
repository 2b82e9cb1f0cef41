import { type LabelSet, type Matcher, SEVERITIES, type Severity } from '#libs/contracts';

import { compileMatchers, matcherText } from './matchers.js';

/** When a group is told. Unit: ms. */
export interface GroupTiming {
  /** How long the first notification of a group waits for others to join it. */
  readonly groupWaitMs: number;
  /** Least time between two notifications of a group about something new. */
  readonly groupIntervalMs: number;
  /** After so long a group that still fires is told again. */
  readonly repeatIntervalMs: number;
}

/** A node of the routing tree; what is absent is inherited. */
export interface RouteNode extends Partial<GroupTiming> {
  readonly receiver?: string | undefined;
  readonly matchers?: readonly Matcher[] | undefined;
  readonly minSeverity?: Severity | undefined;
  readonly groupBy?: readonly string[] | undefined;
  /** Whether routes after this one are tried too. Default false. */
  readonly continue?: boolean | undefined;
  readonly routes?: readonly RouteNode[] | undefined;
}

/** A node that alerts may end in, with all that it inherited. */
export interface Route {
  /** Path of matchers from the root: the same after the file was edited elsewhere. */
  readonly path: string;
  readonly receiver: string;
  readonly groupBy: readonly string[];
  readonly timing: GroupTiming;
}

/** Defaults of the root: Alertmanager's, except that the first notification does not wait. */
export const ROUTE_DEFAULTS = {
  groupBy: ['run', 'severity'],
  timing: { groupWaitMs: 0, groupIntervalMs: 300_000, repeatIntervalMs: 14_400_000 },
} as const;

interface CompiledNode {
  readonly fits: (labels: LabelSet) => boolean;
  readonly route: Route;
  readonly goesOn: boolean;
  readonly children: readonly CompiledNode[];
}

/**
 * Compiles a routing tree: the deepest routes that fit get the alert; of siblings the first, unless it says `continue`.
 * An alert that not even the root fits (its `minSeverity`) goes nowhere.
 *
 * @throws RangeError for a matcher that is wrong.
 */
export function compileRoutes(root: RouteNode & { readonly receiver: string }): (labels: LabelSet) => Route[] {
  const { groupBy, timing } = ROUTE_DEFAULTS;
  const tree = compileNode(root, { path: '', receiver: root.receiver, groupBy, timing });
  return (labels) => find(tree, labels);
}

function compileNode(node: RouteNode, above: Route): CompiledNode {
  const { matchers = [], minSeverity, routes = [] } = node;
  const test = compileMatchers(matchers);
  const floor = minSeverity === undefined ? -1 : SEVERITIES.indexOf(minSeverity);
  const floorText = minSeverity === undefined ? '' : `>=${minSeverity}`;
  const { receiver = above.receiver, groupBy = above.groupBy } = node;
  const path = `${above.path}/{${matchers.map(matcherText).join(',')}}${floorText}`;
  const route: Route = { path, receiver, groupBy, timing: timingOf(node, above.timing) };
  return {
    fits: (labels) => SEVERITIES.findIndex((name) => name === labels['severity']) >= floor && test(labels),
    route,
    goesOn: node.continue ?? false,
    children: routes.map((child) => compileNode(child, route)),
  };
}

function timingOf(node: RouteNode, above: GroupTiming): GroupTiming {
  const { groupWaitMs = above.groupWaitMs, groupIntervalMs = above.groupIntervalMs, repeatIntervalMs = above.repeatIntervalMs } = node;
  return { groupWaitMs, groupIntervalMs, repeatIntervalMs };
}

function find(node: CompiledNode, labels: LabelSet): Route[] {
  if (!node.fits(labels)) return [];
  const found: Route[] = [];
  for (const child of node.children) {
    const routes = find(child, labels);
    found.push(...routes);
    if (routes.length > 0 && !child.goesOn) break;
  }
  return found.length > 0 ? found : [node.route];
}

/** The labels of an alert that its group shares; labels it does not have are left out. */
export function groupLabels(labels: LabelSet, groupBy: readonly string[]): LabelSet {
  const names = groupBy.includes('...') ? Object.keys(labels).sort() : [...groupBy].sort();
  return Object.fromEntries(names.filter((name) => Object.hasOwn(labels, name)).map((name) => [name, labels[name] ?? '']));
}
