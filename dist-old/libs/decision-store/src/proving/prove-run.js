import { verifyLedger } from '#libs/audit';
import { snapshot } from '../open/snapshot.js';
import { checkDerived } from './check-derived.js';
import { findLedgerRun, ledgerSource } from './ledger-source.js';
/**
 * Checks the ledger of a run in the database: its frames against hashes, signatures and anchor, and everything else
 * against its frames. It sees one state of the database, whatever is recorded meanwhile; null when there is no such run.
 */
export function proveRun(store, uuid, { trust, onProgress = () => undefined }) {
    return snapshot(store, async (client) => {
        const run = await findLedgerRun(client, uuid);
        if (run === null)
            return null;
        const source = await ledgerSource(client, run);
        const last = source.ingestState?.lastSeq ?? 0;
        const verdict = await verifyLedger(source, trust(uuid), ({ seq }) => {
            onProgress('hashes', seq, last);
        });
        const derived = await checkDerived(client, run.runId, { onProgress: (step, lastStep) => { onProgress('rows', step, lastStep); } });
        return { verdict, differences: derived.differences, moreDifferences: derived.more, begun: run.attempt > 0, damage: null };
    });
}
//# sourceMappingURL=prove-run.js.map