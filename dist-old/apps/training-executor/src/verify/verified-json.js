import { isWell, stateOf } from '#libs/decision-store';
/** One line of `gradlens verify --json`: hashes are base64, as in heads and anchors. */
export function verifiedJson(verified, { origin }) {
    const { run, file, proof } = verified;
    return {
        ...{ run, file, state: stateOf(verified), ok: isWell(verified), deleted: proof === null, trust: origin },
        ...(proof?.verdict == null ? UNKNOWN : verdictJson(proof.verdict)),
        ...(proof === null ? {} : proofJson(proof)),
    };
}
const UNKNOWN = {
    ...{ complete: false, altered: [], alteredCount: 0, gaps: [], missing: [], root: null, signer: null, signers: [], anchored: 'no', damage: null },
};
function verdictJson({ signer, root, isLive, ...verdict }) {
    return { ...verdict, live: isLive, root: root?.toString('base64') ?? null, signer: signer.at(-1) ?? null, signers: signer };
}
/** What is altered: frames and heads, then rows. */
function proofJson({ verdict, differences, moreDifferences, damage }) {
    const rows = differences.map((difference) => ({ what: 'row', ...difference }));
    return {
        altered: [...(verdict?.altered ?? []), ...rows],
        alteredCount: (verdict?.alteredCount ?? 0) + rows.length + moreDifferences,
        damage,
    };
}
//# sourceMappingURL=verified-json.js.map