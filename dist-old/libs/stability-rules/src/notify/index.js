export { isForgettable, NEW_GROUP, planGroup } from './group-plan.js';
export { compileMatchers, couldMatch, isTelling, matcherText, parseMatcher, TELLING } from './matchers.js';
export { compileRoutes, groupLabels, ROUTE_DEFAULTS } from './routes.js';
export { compilePattern } from './safe-pattern.js';
export { inhibiting, inhibitorBounds, isSuppressed, NOT_SUPPRESSED, silencing, } from './suppression.js';
//# sourceMappingURL=index.js.map