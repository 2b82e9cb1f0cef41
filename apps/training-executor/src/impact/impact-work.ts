import { type FinishedImpact, findImpact, type ImpactClaim, impactStudies } from '#libs/decision-store';

import { onRecordedRun, type StudyWork } from '../worker/make-queued-study.js';
import { makeImpact } from './make-impact.js';

/** How a queued impact is made. */
export const IMPACT_WORK: StudyWork<ImpactClaim, FinishedImpact> = {
  studies: impactStudies,
  find: findImpact,
  make: onRecordedRun((context, recorded, { effort }, options) => makeImpact(context, recorded, { effort, ...options })),
};
