import type { ResolvedBackend } from '#libs/tensor-math';
import type { RunUuid } from '#libs/contracts';
import { saveReplay, type Store } from '#libs/decision-store';
import { uuidv7 } from 'uuidv7';

import { productVersion } from '../running/provenance.js';
import type { Replay } from './replay-run.js';

/** A replay that is finished, and what it was made with. */
export interface FinishedReplay {
  readonly replay: Replay;
  /** Of the run, when it was executed again. */
  readonly attempt: number;
  readonly backend: ResolvedBackend;
  /** UTC. */
  readonly startedAt: Date;
  readonly endedAt: Date;
}

/** Stores a finished replay, exact or not. @returns the uuid that it has from now on. */
export async function storeReplay(store: Store, { replay, attempt, backend, startedAt, endedAt }: FinishedReplay, by: string): Promise<RunUuid> {
  const { run, steps, seconds, weightsSha256, bitExact, firstDivergence, maxRelLossError, sameWeights, comparedSteps, missingSteps } = replay;
  const uuid = uuidv7();
  const fidelity = { bitExact, firstDivergence, maxRelLossError, sameWeights, comparedSteps, missingSteps };
  await saveReplay(store, { uuid, run, attempt, steps, backend, fidelity, weightsSha256, seconds, productVersion: productVersion(), by, startedAt, endedAt });
  return uuid;
}
