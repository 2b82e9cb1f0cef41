import type { ReportContent } from '#libs/audit';
import type { Clock, RunUuid } from '#libs/contracts';
import { listSignOffs, runStarter, type Store } from '#libs/decision-store';

/** Part 9: who signed an earlier report on the run, what the signatures bind, and whether they still hold. */
export async function signOffPart(store: Store, run: RunUuid, clock: Clock): Promise<ReportContent['signOff']> {
  const signOffs = await listSignOffs(store, run, clock);
  if (signOffs.length === 0) return { missing: `nobody has signed a report on this run: gradlens sign-off ${run} --use TEXT --reason TEXT` };
  return {
    startedBy: await runStarter(store, run),
    list: signOffs.map(({ signedAt, by, role, dissent, reason, intendedUse, expiresAt, reportSha256, weightsSha256, evidenceSha256, state, why, standing }) => ({
      ...{ at: signedAt.toISOString(), by, role, verdict: dissent === null ? ('agrees' as const) : ('dissents' as const), statement: reason, dissent, intendedUse },
      ...{ expiresAt: expiresAt.toISOString(), report: reportSha256, weights: weightsSha256, evidence: evidenceSha256, state, why, standing },
    })),
  };
}
