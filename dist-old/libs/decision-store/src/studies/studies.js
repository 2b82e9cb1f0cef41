import { hold } from '../runs/run-hold.js';
import { askStudy, cancelStudy, saveStudy } from './ask-study.js';
import { enqueueStudies, requeueLostStudies } from './requeue-studies.js';
import { holdKey } from './study.js';
import { claimStudy, completeStudy, failQueuedStudy, failStudy, noteStudyProgress, releaseStudy } from './work-study.js';
/** The studies of one kind. `Claim` is a claim with the fields of `New` that the definition names as asked. */
export function studiesOf(definition) {
    const { kind } = definition;
    return {
        kind,
        ask: (store, study) => askStudy(store, definition, study),
        save: (store, study, finished) => saveStudy(store, definition, { study, finished }),
        cancel: (store, uuid, act) => cancelStudy(store, kind, uuid, act),
        hold: (store, uuid) => hold(store.connectionString, holdKey(kind, uuid)),
        claim: async (store, uuid) => (await claimStudy(store, definition, uuid)),
        note: (store, claim, progress) => noteStudyProgress(store, kind, claim, progress),
        complete: (store, claim, finished) => completeStudy(store, definition, claim, finished),
        fail: (store, claim, problem) => failStudy(store, kind, claim, problem),
        release: (store, claim) => releaseStudy(store, kind, claim),
        failQueued: (store, uuid, problem) => failQueuedStudy(store, kind, uuid, problem),
        enqueue: (store) => enqueueStudies(store, kind),
        requeueLost: (store, silence) => requeueLostStudies(store, kind, silence),
    };
}
//# sourceMappingURL=studies.js.map