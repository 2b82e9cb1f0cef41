import { randomBytes } from 'node:crypto';
import { evidenceHash, reportFile, reportHash, sealReport } from '#libs/audit';
import { findTrust, openKeyring } from '#libs/decision-store';
import { productVersion } from '../running/provenance.js';
import { statedPrices } from './cost-part.js';
import { gatherReport } from './gather-report.js';
/** Gathers a report and signs it with the key of the home folder. @throws InputError when there is no such run or record. */
export async function makeReport({ store, environment, clock }, { run, question, by, signal, onProgress = () => undefined }) {
    const begun = clock.elapsed();
    const { GRADLENS_HOME: home, GRADLENS_ANCHOR_FILE: anchorFile } = environment;
    const trust = findTrust({ home, anchorFile });
    const content = await gatherReport(store, { run, record: question.record, by, product: productVersion(), trust, prices: statedPrices(environment), onProgress: told(signal, onProgress) }, clock);
    onProgress({ progress: 0.95, stage: 'signing' });
    const report = sealReport(content, { signer: openKeyring(home).signer, timeUs: Math.round(clock.now() * 1000), salt: () => randomBytes(16) });
    return {
        report,
        document: reportFile(report),
        productVersion: productVersion(),
        result: {
            ...{ run, seconds: (clock.elapsed() - begun) / 1000, sha256: reportHash(report), evidenceSha256: evidenceHash(content) },
            ...{ weightsSha256: content.run.weightsSha256, fields: Object.keys(report.salts).length, missing: missingParts(content), complete: content.coverage.complete },
        },
    };
}
/** Ends the work where it is told how far it is. */
function told(signal, onProgress) {
    return (progress) => {
        signal.throwIfAborted();
        onProgress(progress);
    };
}
const PARTS = { prediction: 'prediction', decisions: 'decisions', alerts: 'alerts', counterfactual: 'counterfactual', groups: 'groups', signOff: 'sign-off' };
/** Parts without evidence, by name. */
function missingParts(content) {
    return Object.entries(PARTS).flatMap(([part, name]) => ('missing' in content[part] ? [name] : []));
}
//# sourceMappingURL=make-report.js.map