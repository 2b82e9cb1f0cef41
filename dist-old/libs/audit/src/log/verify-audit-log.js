import { appendLeaves, EMPTY_FRONTIER, frontierRoot } from '../merkle/frontier.js';
import { verifyHead } from '../signing/signed-head.js';
import { auditHead, auditLeaf } from './audit-entry.js';
/** Findings that are told, at most: behind the first altered entry no signature fits any more. */
export const MOST_FINDINGS = 100;
/**
 * Checks the log: numbers without a gap, each entry under a signature over it and all before it, as many as it says, and
 * the roots that were anchored. An entry that was changed, taken out or put in is found at its place, as is a tail that
 * was cut off, as far as the anchor or the size of the log knows of it.
 */
export async function verifyAuditLog(source, trust) {
    const findings = [];
    const tell = (seq, why) => {
        if (why !== null && findings.length < MOST_FINDINGS)
            findings.push({ seq, why });
    };
    const anchors = anchorsOf(source.log, trust);
    const [signers, unfinished] = [new Set(), new Set()];
    let [frontier, anchoredTo] = [EMPTY_FRONTIER, 0];
    for await (const entry of source.entries()) {
        const expected = frontier.treeSize + 1;
        if (entry.seq !== expected)
            tell(expected, `missing: entry ${entry.seq} follows entry ${expected - 1}`);
        frontier = appendLeaves(frontier, auditLeaf(source.log, entry));
        const head = auditHead(source.log, entry, frontier);
        const problem = signatureProblem({ ...head, treeSize: frontier.treeSize, keyName: entry.keyName, signature: entry.signature }, trust);
        if (problem === null)
            signers.add(entry.keyName);
        followAct(unfinished, entry);
        tell(entry.seq, problem);
        const isAnchored = anchors.get(frontier.treeSize)?.equals(head.rootHash);
        if (isAnchored === true)
            anchoredTo = frontier.treeSize;
        tell(entry.seq, isAnchored === false ? 'the anchor knows another log up to here' : null);
    }
    const { treeSize: entries } = frontier;
    tell(entries + 1, cutProblem(entries, source.size, anchors));
    return { entries, root: entries === 0 ? null : frontierRoot(frontier), signers: [...signers], anchoredTo, unfinished: [...unfinished], findings };
}
/** Keeps the numbers of what is begun and not ended. */
function followAct(unfinished, { seq, outcome, begun }) {
    if (outcome === 'begun')
        unfinished.add(seq);
    else if (begun !== null)
        unfinished.delete(begun);
}
/** Why entries are missing behind the last one, or null. */
function cutProblem(entries, size, anchors) {
    if (entries < size)
        return `missing: the log has ${entries} entries and must have ${size}`;
    const newest = [...anchors.keys()].reduce((most, each) => Math.max(most, each), 0);
    return entries < newest ? `missing: the log has ${entries} entries, and the anchor knows ${newest}` : null;
}
function signatureProblem(head, { publicKeys }) {
    const key = publicKeys.get(head.keyName);
    if (key === undefined)
        return `signed by ${head.keyName}, which is not known`;
    return verifyHead(head, key) ? null : 'altered, or an entry before it: the signature does not fit';
}
/** Anchored roots by the number of entries; lines that no known key signed do not count. */
function anchorsOf(log, { anchors, publicKeys }) {
    const own = anchors.filter((head) => head.run === log && verifyHead(head, publicKeys.get(head.keyName) ?? Buffer.alloc(0)));
    return new Map(own.map(({ treeSize, rootHash }) => [treeSize, rootHash]));
}
//# sourceMappingURL=verify-audit-log.js.map