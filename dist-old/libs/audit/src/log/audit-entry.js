import { hash } from 'node:crypto';
import { frontierRoot } from '../merkle/frontier.js';
/**
 * The text of an entry: what its leaf hashes. One JSON array in a fixed order behind a line that keeps it apart from all
 * else that is signed. The number of the entry before the act stands at the end, where there is one.
 */
export function auditEntryText(entry) {
    const { seq, timeUs, kind, action, actor, tokenId, role, project, run, args, outcome, result, begun } = entry;
    const fields = [seq, timeUs, kind, action, actor, tokenId, role, project, run, args, outcome, result, ...(begun === null ? [] : [begun])];
    return `gradlens/audit-entry/1\n${JSON.stringify(fields)}\n`;
}
/** Leaf hash of an entry: SHA-256( 0x00 ‖ log uuid ‖ text ). @see RFC 9162, section 2.1.1 */
export function auditLeaf(log, entry) {
    return hash('sha256', Buffer.from(`\x00${log}\n${auditEntryText(entry)}`), 'buffer');
}
/** What is signed with an entry: the root over all entries up to it, in the form of the head of a ledger. */
export function auditHead(log, entry, frontier) {
    const { seq, timeUs } = entry;
    return { run: log, treeSize: seq, rootHash: frontierRoot(frontier), firstSeq: 1, lastSeq: seq, lastStep: -1, previous: null, timeUs };
}
//# sourceMappingURL=audit-entry.js.map