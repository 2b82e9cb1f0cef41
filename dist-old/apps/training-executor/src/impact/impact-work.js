import { findImpact, impactStudies } from '#libs/decision-store';
import { onRecordedRun } from '../worker/make-queued-study.js';
import { makeImpact } from './make-impact.js';
/** How a queued impact is made. */
export const IMPACT_WORK = {
    studies: impactStudies,
    find: findImpact,
    make: onRecordedRun((context, recorded, { effort }, options) => makeImpact(context, recorded, { effort, ...options })),
};
//# sourceMappingURL=impact-work.js.map