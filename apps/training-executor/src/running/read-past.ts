import { existsSync } from 'node:fs';

import type { RunUuid } from '#libs/contracts';
import { acknowledgeCommand, listCheckpoints, listEvents, type Store } from '#libs/decision-store';

import { type Intervention, interventionsOf, obeyedCommands } from '../obeying/intervention.js';
import { type CheckpointShelf, checkpointShelf } from './checkpoint-shelf.js';

/** What earlier attempts of a run left. */
export interface RunPast {
  readonly interventions: readonly Intervention[];
  /** Commands that were obeyed, and at which step. */
  readonly obeyed: ReadonlyMap<number, number>;
  readonly shelf: CheckpointShelf;
}

/** Reads what earlier attempts did at somebody's word, and says of their commands that they are obeyed. */
export async function readPast(store: Store, run: RunUuid): Promise<RunPast> {
  const events = await listEvents(store, run);
  const obeyed = obeyedCommands(events);
  for (const [seq, step] of obeyed) await acknowledgeCommand(store, run, seq, step);
  const files = (await listCheckpoints(store, run)).filter(({ path }) => existsSync(path));
  return { interventions: interventionsOf(events), obeyed, shelf: checkpointShelf(files) };
}
