import { findTrace, traceStudies } from '#libs/decision-store';
import { onRecordedRun } from '../worker/make-queued-study.js';
import { makeTraces } from './make-trace.js';
/** How a queued trace is made. */
export const TRACE_WORK = {
    studies: traceStudies,
    find: findTrace,
    make: onRecordedRun(async (context, recorded, { question, effort }, options) => {
        const [made] = await makeTraces(context, recorded, { questions: [question], effort, ...options });
        if (made === undefined)
            throw new Error('the question was given no answer');
        return made;
    }),
};
//# sourceMappingURL=trace-work.js.map