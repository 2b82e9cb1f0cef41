import type { Store, StorePool } from '../open/store.js';
import { hold, type RunHold } from '../runs/run-hold.js';
import { askStudy, cancelStudy, saveStudy } from './ask-study.js';
import { enqueueStudies, type Requeued, requeueLostStudies, type Silence } from './requeue-studies.js';
import { type FinishedStudy, holdKey, type NewStudy, type StudyAct, type StudyCancelOutcome, type StudyClaim, type StudyDefinition, type StudyKind, type StudyProgress } from './study.js';
import { claimStudy, completeStudy, failQueuedStudy, failStudy, noteStudyProgress, releaseStudy } from './work-study.js';

/** What is done with studies of one kind: asked for, made by a worker, kept. Each says at its own function what it does. */
export interface Studies<New extends NewStudy, Claim extends StudyClaim, Finished extends FinishedStudy> {
  readonly kind: StudyKind;
  readonly ask: (store: StorePool, study: New) => Promise<void>;
  readonly save: (store: StorePool, study: New, finished: Finished) => Promise<void>;
  readonly cancel: (store: StorePool, uuid: string, act: StudyAct) => Promise<StudyCancelOutcome>;
  /** Claims a study for as long as this process lives; null when another process has it. */
  readonly hold: (store: Pick<Store, 'connectionString'>, uuid: string) => Promise<RunHold | null>;
  readonly claim: (store: StorePool, uuid: string) => Promise<Claim | null>;
  readonly note: (store: StorePool, claim: Claim, progress: StudyProgress) => Promise<boolean>;
  readonly complete: (store: StorePool, claim: Claim, finished: Finished) => Promise<boolean>;
  readonly fail: (store: StorePool, claim: Claim, problem: string) => Promise<boolean>;
  readonly release: (store: StorePool, claim: Claim) => Promise<boolean>;
  readonly failQueued: (store: StorePool, uuid: string, problem: string) => Promise<boolean>;
  readonly enqueue: (store: StorePool) => Promise<void>;
  readonly requeueLost: (store: StorePool, silence: Silence) => Promise<Requeued[]>;
}

/** The studies of one kind. `Claim` is a claim with the fields of `New` that the definition names as asked. */
export function studiesOf<New extends NewStudy, Claim extends StudyClaim, Finished extends FinishedStudy>(definition: StudyDefinition<Finished>): Studies<New, Claim, Finished> {
  const { kind } = definition;
  return {
    kind,
    ask: (store, study) => askStudy(store, definition, study),
    save: (store, study, finished) => saveStudy(store, definition, { study, finished }),
    cancel: (store, uuid, act) => cancelStudy(store, kind, uuid, act),
    hold: (store, uuid) => hold(store.connectionString, holdKey(kind, uuid)),
    claim: async (store, uuid) => (await claimStudy(store, definition, uuid)) as Claim | null,
    note: (store, claim, progress) => noteStudyProgress(store, kind, claim, progress),
    complete: (store, claim, finished) => completeStudy(store, definition, claim, finished),
    fail: (store, claim, problem) => failStudy(store, kind, claim, problem),
    release: (store, claim) => releaseStudy(store, kind, claim),
    failQueued: (store, uuid, problem) => failQueuedStudy(store, kind, uuid, problem),
    enqueue: (store) => enqueueStudies(store, kind),
    requeueLost: (store, silence) => requeueLostStudies(store, kind, silence),
  };
}
