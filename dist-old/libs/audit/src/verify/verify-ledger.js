import { frontierRoot } from '../merkle/frontier.js';
import { checkAnchors } from './check-anchors.js';
import { checkHeads } from './check-heads.js';
import { collectFindings } from './findings.js';
import { checkKeys } from './key-trust.js';
import { cannotExclude } from './limits.js';
import { readFrames } from './read-frames.js';
/**
 * Checks the ledger of one run: that its frames have the stored leaf hashes, these the signed roots, the heads valid
 * signatures by trusted keys and one chain; that every step is there once; and that it holds what was anchored.
 *
 * It reads the frames once and keeps no more than the frontier of the tree, ranges of steps and heads of removed frames.
 *
 * @see docs/ledger.md, section 5
 */
export async function verifyLedger(source, trust, onProgress = () => undefined) {
    const report = collectFindings();
    const hasTrust = trust.publicKeys !== null;
    const keys = checkKeys(source.keys, trust.publicKeys, report);
    const context = { run: source.run.uuid, keys, hasTrust, report };
    const heads = checkHeads(source.heads, context);
    const anchors = checkAnchors(trust.anchors, context);
    const read = await readFrames(source, { heads: heads.valid, anchors, report, onProgress });
    checkState(source, read, report);
    const reach = anchors.finish(read.lastSeq);
    const keysTrusted = hasTrust && heads.isTrusted;
    const body = frameVerdict(source, read, heads);
    return {
        ...body,
        ...reach,
        keysTrusted,
        altered: report.list,
        alteredCount: report.count(),
        notes: report.notes,
        cannotExclude: cannotExclude({ ...reach, keysTrusted, hasTrust, lastSeq: read.lastSeq, removed: body.removed }),
    };
}
function frameVerdict({ run }, read, heads) {
    const { steps, tree, signedSeq } = read;
    const frontier = tree.frontier();
    const gaps = steps.gaps(signedSeq);
    const missing = steps.missing();
    const ended = steps.ended();
    const isLive = run.isLive ?? false;
    return {
        run: run.uuid,
        complete: read.isWhole && missing.length === 0 && gaps.every(({ filled }) => filled) && (ended !== null || isLive),
        gaps,
        missing,
        ended,
        isLive,
        root: read.isWhole ? frontierRoot(frontier) : null,
        treeSize: frontier.treeSize,
        frames: read.frames,
        lastStep: steps.lastStep(),
        signer: heads.signers,
        removed: read.removals.finish(signedSeq),
    };
}
/** Where the ledger says that it stands must be where its frames end. */
function checkState({ ingestState }, { lastSeq, steps, tree }, report) {
    if (ingestState === undefined)
        return;
    const { treeSize, roots } = tree.frontier();
    const is = { lastSeq, lastStep: steps.lastStep(), treeSize, frontier: roots.toString('hex') };
    const told = { ...ingestState, frontier: ingestState.frontier.toString('hex') };
    for (const field of ['lastSeq', 'lastStep', 'treeSize', 'frontier']) {
        if (is[field] !== told[field])
            report.altered({ what: 'state', detail: `the ledger says that its ${field} is ${told[field]}, its frames give ${is[field]}` });
    }
}
//# sourceMappingURL=verify-ledger.js.map