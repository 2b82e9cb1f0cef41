import { isSound } from '#libs/audit';
import { proveRun } from '#libs/decision-store';
/** Checks a run as an open transaction sees it: the check's own transaction is left out. */
export function proveInTransaction(client, uuid, trust) {
    const query = (text, values) => /^(begin|rollback)/.test(text) ? Promise.resolve({ rows: [] }) : client.query(text, values);
    const pool = { connect: () => Promise.resolve({ query, release: () => undefined }) };
    return proveRun({ pool }, uuid, { trust: () => trust });
}
/** Whether a check found nothing wrong. */
export function isFine(proof) {
    if (proof === null || proof.damage !== null || proof.verdict === null || proof.verdict.frames === 0)
        return false;
    return isSound(proof.verdict) && proof.differences.length === 0;
}
/** What a check found, in short. */
export function foundBy(proof) {
    if (proof === null)
        return 'the run is not there';
    const { verdict, differences } = proof;
    const what = [...(verdict?.altered ?? []).map((item) => item.what), ...differences.map(({ table }) => table)];
    return [...new Set(what)].join(', ');
}
//# sourceMappingURL=prove-in-transaction.js.map