import { verifyLedger } from '#libs/audit';
import { manifestCheck } from './check-manifest.js';
import { LedgerFileError } from './ledger-file-error.js';
import { openLedgerFile } from './read-ledger-file.js';
/** Checks an exported ledger, without any database. Damage is a finding, never an error. */
export async function proveFile(path, { trust, onProgress = () => undefined }) {
    let file = null;
    try {
        file = await openLedgerFile(path);
        const { manifest, source } = file;
        const check = manifestCheck(manifest);
        const verdict = await verifyLedger(watched(source, check), trust(source.run.uuid), ({ seq }) => {
            onProgress('hashes', seq, manifest.frames);
        });
        return { file, verdict, differences: check.finish(), moreDifferences: 0, begun: true, damage: null };
    }
    catch (error) {
        if (!(error instanceof LedgerFileError))
            throw error;
        return { file, verdict: null, differences: [], moreDifferences: 0, begun: true, damage: { offset: error.offset, detail: error.message } };
    }
}
function watched(source, check) {
    return {
        ...source,
        async *frames() {
            for await (const frame of source.frames()) {
                check.add(frame);
                yield frame;
            }
        },
    };
}
//# sourceMappingURL=prove-file.js.map