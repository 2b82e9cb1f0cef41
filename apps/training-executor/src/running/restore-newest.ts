import { messageOf, type RunUuid } from '#libs/contracts';
import { listCheckpoints } from '#libs/decision-store';
import type { Training } from '#libs/training';

import { readCheckpoint } from './checkpoints.js';
import type { ExecutorContext } from './context.js';

/**
 * Takes a training to the newest checkpoint of its run that can be read: whoever takes a run over may lack a file, or find it damaged.
 * Without any it begins at step 0. Steps that the ledger holds are recomputed from there and compared with it.
 *
 * @throws InputError if a checkpoint does not fit the run.
 */
export async function restoreNewest({ store, say }: Pick<ExecutorContext, 'store' | 'say'>, training: Pick<Training, 'restore' | 'step'>, run: RunUuid): Promise<void> {
  for (const checkpoint of await listCheckpoints(store, run)) {
    const bytes = await readCheckpoint(checkpoint).catch((error: unknown) => {
      say(`the checkpoint of step ${checkpoint.step} cannot be used: ${messageOf(error)}`);
      return null;
    });
    if (bytes === null) continue;
    training.restore(bytes);
    say(`run ${run} goes on from step ${training.step}`);
    return;
  }
  say(`run ${run} has no checkpoint: starting again from step 0, comparing with the ledger`);
}
