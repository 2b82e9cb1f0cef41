import { findingsOf, stateOf } from '#libs/decision-store';
/** Gaps and findings that are listed at most. */
const MOST_LISTED = 100;
/** What a check of a run of the database found, without the time it took. */
export function checkedOf(run, proof) {
    const { verdict, moreDifferences } = proof;
    if (verdict === null)
        throw new Error(`the check of run ${run} came to no verdict`);
    const verified = { run, file: null, proof };
    const findings = findingsOf(verified);
    const unlisted = Math.max(0, verdict.alteredCount - verdict.altered.length) + moreDifferences;
    const { complete, isLive, frames, treeSize, lastStep, root, signer, anchored, anchor, cannotExclude } = verdict;
    return {
        ...{ complete, isLive, frames, treeSize, lastStep, anchored, cannotExclude },
        state: storedState(verified),
        root: root?.toString('base64') ?? null,
        signers: signer,
        anchoredStep: anchor.upTo?.step ?? null,
        gaps: gapsOf(verdict).slice(0, MOST_LISTED),
        findings: findings.slice(0, MOST_LISTED),
        findingCount: findings.length + unlisted,
    };
}
/** A run that is in the database is not deleted from it. */
function storedState(verified) {
    const state = stateOf(verified);
    if (state === 'deleted')
        throw new Error(`run ${String(verified.run)} is there and is not`);
    return state;
}
function gapsOf({ gaps, removed }) {
    return [
        ...gaps.map(({ fromStep, toStep, reason, filled }) => ({ fromStep, toStep, reason, kind: filled ? 'filled' : 'gap' })),
        ...removed.map(({ fromStep, toStep, by, reason }) => ({ fromStep, toStep, reason: `${reason} (${by})`, kind: 'removed' })),
    ];
}
//# sourceMappingURL=checked-of.js.map