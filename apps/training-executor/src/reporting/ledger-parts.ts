import { type ReportContent, reportNumber, type Verdict } from '#libs/audit';
import { showsEstimates } from '#libs/contracts';
import { type KnownTrust, stateOf, type Verified } from '#libs/decision-store';

import type { DecisionsMade } from './decisions-part.js';
import type { ReportSources } from './gather-report.js';

/** Parts 4 and 10: how far the record reaches, and what proves it. */
export function ledgerParts({ verified, trace, row }: ReportSources, { part, proved, explained }: DecisionsMade, { origin }: Pick<KnownTrust, 'origin'>): Pick<ReportContent, 'coverage' | 'proofs'> {
  const { verdict, differences } = provedOf(verified);
  const steps = (range: { readonly fromStep: number; readonly toStep: number }): string => `steps ${range.fromStep} to ${range.toStep}`;
  return {
    coverage: {
      complete: verdict.complete,
      lastStep: verdict.lastStep,
      gaps: verdict.gaps.map((gap) => `${steps(gap)}: ${gap.reason}${gap.filled ? ' (filled later)' : ''}`),
      missing: verdict.missing.map(steps),
      removed: verdict.removed.map((removed) => `${steps(removed)}, by ${removed.by}: ${removed.reason}`),
      altered: verdict.alteredCount + differences.length,
      ...tracedShare({ trace }, part),
      effectExplained: explained,
      ...sums({ trace }),
    },
    proofs: {
      ...{ state: stateOf(verified), head: proved.head ?? '', treeSize: proved.treeSize, anchored: verdict.anchored, anchor: origin.anchor, signers: [...verdict.signer] },
      command: `gradlens verify report.json --key KEY; the whole ledger: gradlens db export ${row.uuid} --format ledger -o FILE, then gradlens verify FILE --key KEY`,
      assumptions: [...verdict.cannotExclude],
    },
  };
}

/** Of how many decisions the effect was estimated, and of how many it is shown. */
function tracedShare({ trace }: Pick<ReportSources, 'trace'>, part: DecisionsMade['part']): Pick<ReportContent['coverage'], 'totalDecisions' | 'shown' | 'belowNoise'> {
  const result = trace?.result ?? null;
  if (result === null || !('list' in part)) return { totalDecisions: null, shown: 0, belowNoise: null };
  return { totalDecisions: result.totalDecisions, shown: part.list.length, belowNoise: reportNumber(result.quality.belowNoise) };
}

/** Whether the estimates add up; nothing where they are not relied on, and of a trace from before that was checked. */
function sums({ trace }: Pick<ReportSources, 'trace'>): Pick<ReportContent['coverage'], 'estimatedSum' | 'firstOrderSum' | 'scalingSum'> {
  const { completeness: found, quality } = trace?.result ?? {};
  return found === undefined || quality === undefined || !showsEstimates(quality.verdict) ? {} : { estimatedSum: reportNumber(found.estimated), firstOrderSum: reportNumber(found.firstOrder), scalingSum: reportNumber(found.measured) };
}

/** What a check of the ledger of a run in the database found: the run is there. */
function provedOf({ run, proof }: Verified): { readonly verdict: Verdict; readonly differences: readonly unknown[] } {
  const verdict = proof?.verdict ?? null;
  if (proof === null || verdict === null) throw new Error(`run ${String(run)} went away while its report was made`);
  return { verdict, differences: proof.differences };
}
