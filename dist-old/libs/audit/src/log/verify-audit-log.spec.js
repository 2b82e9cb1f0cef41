import { describe, expect, it } from 'vitest';
import { appendLeaves, EMPTY_FRONTIER } from '../merkle/frontier.js';
import { generateSigner } from '../signing/signer.js';
import { signHead } from '../signing/signed-head.js';
import { auditHead, auditLeaf } from './audit-entry.js';
import { verifyAuditLog } from './verify-audit-log.js';
const LOG = '0195f2a4-7c3e-4b6a-9d41-2f0c5a7e9b13';
const [signer, forger] = [generateSigner(), generateSigner()];
const publicKeys = new Map([[signer.keyName, signer.publicKey]]);
const entryOf = (seq) => ({
    seq, timeUs: seq, kind: 'change', action: 'cancelRun', actor: 'desk-1', tokenId: 't', role: 'operator', project: null, run: null, args: '{}', outcome: 'done', result: 'CancelRunPayload', begun: null,
});
function logOf(entries, by = signer) {
    let frontier = EMPTY_FRONTIER;
    const heads = entries.map((entry) => {
        frontier = appendLeaves(frontier, auditLeaf(LOG, entry));
        const head = auditHead(LOG, entry, frontier);
        return { ...head, ...signHead(head, by) };
    });
    return { entries: entries.map((entry, i) => ({ ...entry, keyName: by.keyName, signature: heads[i]?.signature ?? Buffer.alloc(64) })), heads };
}
const good = logOf([1, 2, 3, 4, 5].map(entryOf));
function check(entries, { size = 5, anchors = [] } = {}) {
    const source = { log: LOG, size, entries: async function* () { yield* await Promise.resolve(entries); } };
    return verifyAuditLog(source, { publicKeys, anchors });
}
describe('verifyAuditLog', () => {
    it('finds nothing wrong with a log that is whole, and tells how far the anchor vouches for it', async () => {
        expect(await check(good.entries, { anchors: good.heads.slice(1, 3) })).toMatchObject({ entries: 5, signers: [signer.keyName], anchoredTo: 3, findings: [] });
        expect(await check([], { size: 0 })).toMatchObject({ entries: 0, root: null, findings: [] });
    });
    it.each(Object.keys(entryOf(3)).filter((key) => key !== 'seq'))('finds an entry whose %s was changed', async (key) => {
        const value = key === 'timeUs' ? 4 : 'something else';
        const entries = good.entries.map((entry) => (entry.seq === 3 ? { ...entry, [key]: value } : entry));
        expect((await check(entries)).findings[0]).toEqual({ seq: 3, why: 'altered, or an entry before it: the signature does not fit' });
    });
    it('tells what was begun and of which nothing tells what became, and holds the bond of the two entries', async () => {
        const pair = logOf([1, 2, 3, 4, 5].map((seq) => ({ ...entryOf(seq), ...(seq === 1 || seq === 4 ? { outcome: 'begun', result: '' } : {}), ...(seq === 2 ? { begun: 1 } : {}) })));
        expect(await check(pair.entries)).toMatchObject({ unfinished: [4], findings: [] });
        for (const begun of [null, 4])
            expect((await check(pair.entries.map((entry) => (entry.seq === 2 ? { ...entry, begun } : entry)))).findings[0]).toMatchObject({ seq: 2 });
        expect((await check(good.entries)).unfinished).toEqual([]);
    });
    it('finds an entry that was taken out, also where the others are numbered anew', async () => {
        const without = good.entries.filter(({ seq }) => seq !== 3);
        expect((await check(without)).findings[0]).toEqual({ seq: 3, why: 'missing: entry 4 follows entry 2' });
        const renumbered = without.map((entry, i) => ({ ...entry, seq: i + 1 }));
        expect((await check(renumbered, { size: 4 })).findings[0]).toMatchObject({ seq: 3 });
    });
    it('finds a tail that was cut off by the size of the log, and by the anchor where that was changed too', async () => {
        expect((await check(good.entries.slice(0, 3))).findings).toEqual([{ seq: 4, why: 'missing: the log has 3 entries and must have 5' }]);
        expect((await check(good.entries.slice(0, 3), { size: 3, anchors: good.heads })).findings).toEqual([{ seq: 4, why: 'missing: the log has 3 entries, and the anchor knows 5' }]);
    });
    it('finds a log that was written anew, by its key, or by the anchor where the key was stolen', async () => {
        const forged = logOf(good.entries, forger);
        expect((await check(forged.entries)).findings).toHaveLength(5);
        const stolen = logOf(good.entries.map((entry) => ({ ...entry, actor: 'desk-2' })));
        expect((await check(stolen.entries, { anchors: good.heads.slice(2, 3) })).findings).toEqual([{ seq: 3, why: 'the anchor knows another log up to here' }]);
    });
});
//# sourceMappingURL=verify-audit-log.spec.js.map