export { type GroupAlert, type GroupMemory, type GroupOptions, type GroupPlan, isForgettable, NEW_GROUP, planGroup } from './group-plan.js';
export { compileMatchers, couldMatch, isTelling, type LabelTest, matcherText, parseMatcher, TELLING } from './matchers.js';
export { compileRoutes, groupLabels, type GroupTiming, type Route, ROUTE_DEFAULTS, type RouteNode } from './routes.js';
export { compilePattern } from './safe-pattern.js';
export {
  inhibiting,
  inhibitorBounds,
  type InhibitRule,
  isSuppressed,
  type Mutable,
  NOT_SUPPRESSED,
  silencing,
  type SilenceWindow,
} from './suppression.js';
