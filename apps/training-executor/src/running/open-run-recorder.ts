import { hostname } from 'node:os';
import path from 'node:path';

import type { DecisionSink, RunUuid } from '#libs/contracts';
import { type AttemptFacts, openRecorder, type StartedAttempt } from '#libs/decision-store';

import type { ExecutorContext } from './context.js';

/** What is recorded. */
export interface RecordedAttempt {
  readonly run: RunUuid;
  readonly attempt: StartedAttempt;
  readonly project: string;
  readonly name: string;
  /** Kind of scaler; null where it is not known. */
  readonly scaler: string | null;
  readonly facts: AttemptFacts;
}

/** Opens the recorder of an attempt with its note (docs/ledger.md, section 2): database, home folder and anchor are the executor's. */
export function openRunRecorder({ store, environment }: ExecutorContext, { run, attempt, project, name, scaler, facts }: RecordedAttempt): DecisionSink {
  return openRecorder({
    ...attempt,
    connectionString: store.connectionString,
    home: path.resolve(environment.GRADLENS_HOME),
    anchorFile: environment.GRADLENS_ANCHOR_FILE,
    anchorUrl: environment.GRADLENS_ANCHOR_URL,
    runUuid: run,
    project,
    layers: facts.layers.length,
    layerNames: facts.layers.map((layer) => layer.name),
    attemptNote: { project, name, origin: attempt.origin, host: hostname(), scaler, ...facts },
  });
}
