/** Kind of the event in which a run tells how much a small perturbation grew in a few steps, and since the step at which it was smallest. */
export const GROWTH_EVENT = 'perturbation-growth';
/** Kind of the event in which a run tells, once, that it leaves the regime in which estimates of a trace can be relied on. */
export const REGIME_LEFT_EVENT = 'trace-regime-left';
/** Growth of a perturbation beyond which estimates of a trace are not to be relied on: the runs of `bench -- auditability`, docs/trace.md. Dimensionless. */
export const MOST_TRACEABLE_GROWTH = 10;
//# sourceMappingURL=growth.js.map