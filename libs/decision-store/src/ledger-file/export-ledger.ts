import { InputError } from '#libs/contracts';
import type { RunUuid } from '#libs/contracts';

import { snapshot } from '../open/snapshot.js';
import type { StorePool } from '../open/store.js';
import { findLedgerRun } from '../proving/ledger-source.js';
import { writeLedgerFile } from './write-ledger-file.js';
import type { Exported, ExportFacts, Write } from './write-ledger-file.js';

export type { Exported, ExportFacts, Write };

/**
 * Writes the ledger of a run as a file that can be checked anywhere: one state of it, whatever is recorded meanwhile.
 *
 * @throws InputError when there is no such run. @throws Error when its ledger is altered.
 */
export function exportLedger(store: StorePool, uuid: RunUuid, facts: ExportFacts, write: Write): Promise<Exported> {
  return snapshot(store, async (client) => {
    const run = await findLedgerRun(client, uuid);
    if (run === null) throw new InputError({ source: null, path: 'run', value: uuid, allowed: 'the uuid of a recorded run' });
    return await writeLedgerFile(client, run, facts, write);
  });
}
