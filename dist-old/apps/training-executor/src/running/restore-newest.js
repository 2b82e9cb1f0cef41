import { existsSync } from 'node:fs';
import { InputError, messageOf } from '#libs/contracts';
import { listCheckpoints, listEvents } from '#libs/decision-store';
import { interventionsOf } from '../obeying/intervention.js';
import { readCheckpoint } from './checkpoints.js';
/**
 * Takes a training to the newest checkpoint of its run that can be read: whoever takes a run over may lack a file, or find it damaged.
 * Without any it begins at step 0. Steps that the ledger holds are recomputed from there and compared with it.
 *
 * @throws InputError if a checkpoint does not fit the run, or a rollback behind it cannot be done again.
 */
export async function restoreNewest({ store, say }, training, run) {
    const checkpoints = await listCheckpoints(store, run);
    for (const checkpoint of checkpoints) {
        const bytes = await readCheckpoint(checkpoint).catch((error) => {
            say(`the checkpoint of step ${checkpoint.step} cannot be used: ${messageOf(error)}`);
            return null;
        });
        if (bytes === null)
            continue;
        training.restore(bytes);
        await requireWayBack(store, run, training.step, checkpoints);
        say(`run ${run} goes on from step ${training.step}`);
        return;
    }
    say(`run ${run} has no checkpoint: starting again from step 0, comparing with the ledger`);
}
/** An attempt does rollbacks behind its first step again. What they went back to is made again on the way, but for what lies before that step: without the file the attempt would fail there. */
async function requireWayBack(store, run, firstStep, checkpoints) {
    const isThere = (step) => checkpoints.some((checkpoint) => checkpoint.step === step && existsSync(checkpoint.path));
    for (const each of interventionsOf(await listEvents(store, run))) {
        if (each.kind !== 'rollback' || each.step <= firstStep || each.toStep >= firstStep || isThere(each.toStep))
            continue;
        throw new InputError({ source: null, path: 'run', value: `${run}, which would go on from step ${firstStep} and at step ${each.step} back to step ${each.toStep}, whose checkpoint is not on this machine`, allowed: 'a run whose checkpoint to go back to is there' });
    }
}
//# sourceMappingURL=restore-newest.js.map