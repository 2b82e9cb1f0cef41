import { listSignOffs, runStarter } from '#libs/decision-store';
/** Part 9: who signed an earlier report on the run, what the signatures bind, and whether they still hold. */
export async function signOffPart(store, run, clock) {
    const signOffs = await listSignOffs(store, run, clock);
    if (signOffs.length === 0)
        return { missing: `nobody has signed a report on this run: gradlens sign-off ${run} --use TEXT --reason TEXT` };
    return {
        startedBy: await runStarter(store, run),
        list: signOffs.map(({ signedAt, by, role, dissent, reason, intendedUse, expiresAt, reportSha256, weightsSha256, evidenceSha256, state, why }) => ({
            ...{ at: signedAt.toISOString(), by, role, verdict: dissent === null ? 'agrees' : 'dissents', statement: reason, dissent, intendedUse },
            ...{ expiresAt: expiresAt.toISOString(), report: reportSha256, weights: weightsSha256, evidence: evidenceSha256, state, why },
        })),
    };
}
//# sourceMappingURL=sign-off-part.js.map