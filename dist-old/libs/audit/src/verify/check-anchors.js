import { verifyHead } from '../signing/signed-head.js';
/** Verifies the lines of an anchor, and prepares to compare those of the run with the ledger. Their order is free. */
export function checkAnchors(lines, context) {
    const own = (lines ?? []).filter((line) => isOwn(line, context));
    tellForks(own, context.report);
    const due = bySeq(own);
    const details = [];
    let upTo = null;
    const compare = (line, tree, lastStep) => {
        const { lastSeq: seq, treeSize, timeUs } = line;
        if (tree.fits(line) && line.lastStep === lastStep)
            upTo = { seq, step: lastStep, treeSize, timeUs };
        else if (details.push(`root differs at size ${treeSize}, frame ${seq}: two histories`) === 1) {
            context.report.altered({ what: 'history', seq, detail: `frames 1..${seq} are not those that were anchored with size ${treeSize}` });
        }
    };
    return {
        at(seq, tree, lastStep) {
            for (const line of due.get(seq) ?? [])
                compare(line, tree, lastStep);
            due.delete(seq);
        },
        finish(lastSeq) {
            const ahead = [...due.keys()].reduce((most, seq) => Math.max(most, seq), 0);
            if (ahead > lastSeq)
                details.push(`anchor ahead of the ledger (frame ${ahead}, the ledger has ${lastSeq}): tail cut or older backup`);
            else if (ahead > 0)
                details.push(`anchored frame ${ahead} is not in the ledger`);
            if (details.length > 0)
                return { anchored: 'behind', anchor: { lines: own.length, upTo, details } };
            if (upTo !== null)
                return { anchored: 'yes', anchor: { lines: own.length, upTo, details } };
            return { anchored: 'no', anchor: { lines: 0, upTo, details: [lines === null ? 'no anchor was given' : 'the run is not in the anchor'] } };
        },
    };
}
function bySeq(lines) {
    const groups = new Map();
    for (const line of lines)
        groups.set(line.lastSeq, [...(groups.get(line.lastSeq) ?? []), line]);
    return groups;
}
/** Whether a line is of this run and valid. One that cannot be verified is told, also when it names another run. */
function isOwn(line, { run, keys, hasTrust, report }) {
    const publicKey = keys.find(line.keyName);
    const isOfRun = line.run === run;
    if (publicKey === null && !isOfRun)
        return false;
    const problem = lineProblem(line, publicKey, !hasTrust || keys.isTrusted(line.keyName));
    if (problem !== null)
        report.altered({ what: 'anchor', seq: line.lastSeq, detail: `the line of frame ${line.lastSeq} of run ${line.run} ${problem}` });
    return isOfRun && problem === null;
}
function lineProblem(line, publicKey, isTrusted) {
    if (publicKey === null)
        return `is signed with ${line.keyName}, which is not known`;
    if (!verifyHead(line, publicKey))
        return 'does not have a valid signature';
    return isTrusted ? null : `is signed with ${line.keyName}, which is not trusted`;
}
/** Two valid lines of one size with different roots: whoever holds the key signed two histories. */
function tellForks(lines, report) {
    const roots = new Map();
    for (const { treeSize, rootHash, lastSeq } of lines) {
        const known = roots.get(treeSize) ?? rootHash;
        roots.set(treeSize, known);
        if (!known.equals(rootHash))
            report.altered({ what: 'history', seq: lastSeq, detail: `two different roots of size ${treeSize} were anchored` });
    }
}
//# sourceMappingURL=check-anchors.js.map