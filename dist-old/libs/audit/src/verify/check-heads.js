import { headHash } from '../signing/head-text.js';
import { verifyHead } from '../signing/signed-head.js';
/** Checks signatures, the chain of `previous`, and that the segments follow one another without hole or overlap. */
export function checkHeads(heads, context) {
    const valid = [];
    let before = null;
    for (const head of heads) {
        checkPlace(head, before, context);
        if (isSigned(head, context))
            valid.push(head);
        before = head;
    }
    const newest = valid.at(-1);
    const isTrusted = newest !== undefined && context.keys.isTrusted(newest.keyName);
    if (context.hasTrust)
        tellUntrusted(valid, context);
    return { valid, signers: [...new Set(valid.map(({ keyName }) => keyName))], isTrusted };
}
function checkPlace(head, before, { run, report }) {
    const first = (before?.lastSeq ?? 0) + 1;
    const place = { seq: head.firstSeq };
    if (head.run !== run)
        report.altered({ what: 'head', ...place, detail: `the head is of run ${head.run}` });
    if (head.firstSeq !== first)
        report.altered({ what: 'head', ...place, detail: `a segment begins with frame ${head.firstSeq} instead of ${first}` });
    if (!isChained(head, before))
        report.altered({ what: 'chain', ...place, detail: `the head of frames ${rangeOf(head)} does not name the head before it` });
}
function isSigned(head, { keys, report }) {
    const publicKey = keys.find(head.keyName);
    if (publicKey !== null && verifyHead(head, publicKey))
        return true;
    const why = publicKey === null ? `with ${head.keyName}, which is not known` : 'but the signature does not fit';
    report.altered({ what: 'signature', seq: head.firstSeq, detail: `the head of frames ${rangeOf(head)} is signed ${why}` });
    return false;
}
/**
 * Heads by keys that are not trusted. A later head by a trusted key covers the same leaves and more, so what lies before
 * it is only told; what lies behind the last one is worth nothing.
 */
function tellUntrusted(heads, { keys, report }) {
    const lastTrusted = heads.findLastIndex(({ keyName }) => keys.isTrusted(keyName));
    for (const [at, head] of heads.entries()) {
        if (keys.isTrusted(head.keyName))
            continue;
        const detail = `the head of frames ${rangeOf(head)} is signed with ${head.keyName}, which is not trusted`;
        if (at > lastTrusted)
            report.altered({ what: 'key', seq: head.firstSeq, detail });
        else
            report.note(`${detail}; a later trusted head covers them`);
    }
}
/** Whether a head names the one before it by its hash; the first names none. */
function isChained({ previous }, before) {
    if (before === null || previous === null)
        return before === null && previous === null;
    return hashOrNull(before)?.equals(previous) === true;
}
/** Hash of a head's text, or null when its values cannot be of a head. */
function hashOrNull(head) {
    try {
        return headHash(head);
    }
    catch {
        return null; // its signature fails, and that is told
    }
}
function rangeOf({ firstSeq, lastSeq }) {
    return `${firstSeq}..${lastSeq}`;
}
//# sourceMappingURL=check-heads.js.map