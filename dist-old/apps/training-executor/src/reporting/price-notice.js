import { listSignOffs, newestReport } from '#libs/decision-store';
import { storedReport } from './stored-report.js';
/**
 * What it comes to that a report on a run as a whole states other prices than the newest one, in a sentence; null where there is none,
 * or it states the same. Signatures are under reports on runs as a whole alone.
 */
export async function priceNotice({ store, clock }, { run, question, prices }) {
    const newest = question.record === null ? await newestReport(store, run) : null;
    if (newest === null)
        return null;
    const { cost } = (await storedReport(store, newest.uuid)).content;
    if (cost === undefined || 'missing' in cost)
        return null;
    const [before, now] = [pricesText(cost), pricesText(prices)];
    if (before === now)
        return null;
    const signers = (await listSignOffs(store, run, clock)).filter(({ state }) => state === 'valid').map(({ by }) => by);
    const kept = signers.length === 0 ? 'nobody has signed' : `the signatures of ${signers.join(', ')} stay with the version they are under`;
    return `version ${newest.version} states ${before}; with ${now} a new version is made, and ${kept}`;
}
function pricesText({ pricePerHour, watts }) {
    return `${pricePerHour === null ? 'no price' : `${String(pricePerHour)} an hour`} and ${watts === null ? 'no power' : `${String(watts)} W`}`;
}
//# sourceMappingURL=price-notice.js.map