import { InputError } from '#libs/contracts';
import { snapshot } from '../open/snapshot.js';
import { findLedgerRun } from '../proving/ledger-source.js';
import { writeLedgerFile } from './write-ledger-file.js';
/**
 * Writes the ledger of a run as a file that can be checked anywhere: one state of it, whatever is recorded meanwhile.
 *
 * @throws InputError when there is no such run. @throws Error when its ledger is altered.
 */
export function exportLedger(store, uuid, facts, write) {
    return snapshot(store, async (client) => {
        const run = await findLedgerRun(client, uuid);
        if (run === null)
            throw new InputError({ source: null, path: 'run', value: uuid, allowed: 'the uuid of a recorded run' });
        return await writeLedgerFile(client, run, facts, write);
    });
}
//# sourceMappingURL=export-ledger.js.map