import { existsSync } from 'node:fs';
import { acknowledgeCommand, listCheckpoints, listEvents } from '#libs/decision-store';
import { interventionsOf, obeyedCommands } from '../obeying/intervention.js';
import { checkpointShelf } from './checkpoint-shelf.js';
/** Reads what earlier attempts did at somebody's word, and says of their commands that they are obeyed. */
export async function readPast(store, run) {
    const events = await listEvents(store, run);
    const obeyed = obeyedCommands(events);
    for (const [seq, step] of obeyed)
        await acknowledgeCommand(store, run, seq, step);
    const files = (await listCheckpoints(store, run)).filter(({ path }) => existsSync(path));
    return { interventions: interventionsOf(events), obeyed, shelf: checkpointShelf(files) };
}
//# sourceMappingURL=read-past.js.map