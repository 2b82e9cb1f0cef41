import { randomBytes } from 'node:crypto';

import { evidenceHash, type Report, type ReportContent, reportFile, reportHash, sealReport } from '#libs/audit';
import type { ReportQuestion, RunUuid } from '#libs/contracts';
import { type FinishedReport, findTrust, openKeyring } from '#libs/decision-store';

import type { ExecutorContext } from '../running/context.js';
import { productVersion } from '../running/provenance.js';
import type { TellProgress } from '../tracing/trace-progress.js';
import { statedPrices } from './cost-part.js';
import { gatherReport } from './gather-report.js';

/** What is asked, by whom, and who is told how far it is. */
export interface ReportOrder {
  readonly run: RunUuid;
  readonly question: ReportQuestion;
  readonly by: string;
  readonly reason: string;
  readonly signal: AbortSignal;
  readonly onProgress?: TellProgress;
}

/** Gathers a report and signs it with the key of the home folder. @throws InputError when there is no such run or record. */
export async function makeReport({ store, environment, clock }: Pick<ExecutorContext, 'store' | 'environment' | 'clock'>, { run, question, by, reason, signal, onProgress = () => undefined }: ReportOrder): Promise<FinishedReport & { readonly report: Report }> {
  const begun = clock.elapsed();
  const { GRADLENS_HOME: home, GRADLENS_ANCHOR_FILE: anchorFile } = environment;
  const trust = findTrust({ home, anchorFile });
  const content = await gatherReport(store, { run, record: question.record, by, reason, product: productVersion(), trust, prices: statedPrices(environment), onProgress: told(signal, onProgress) }, clock);
  onProgress({ progress: 0.95, stage: 'signing' });
  const report = sealReport(content, { signer: openKeyring(home).signer, timeUs: Math.round(clock.now() * 1000), salt: () => randomBytes(16) });
  return {
    report,
    document: reportFile(report),
    productVersion: productVersion(),
    result: {
      ...{ run, seconds: (clock.elapsed() - begun) / 1000, sha256: reportHash(report), evidenceSha256: evidenceHash(content) },
      ...{ weightsSha256: content.run.weightsSha256, fields: Object.keys(report.salts).length, missing: missingParts(content), complete: content.coverage.complete },
    },
  };
}

/** Ends the work where it is told how far it is. */
function told(signal: AbortSignal, onProgress: TellProgress): TellProgress {
  return (progress) => {
    signal.throwIfAborted();
    onProgress(progress);
  };
}

/** What there is evidence of or not, in words; that nobody has signed before is no want of it. */
const PARTS = { prediction: 'the prediction', decisions: 'scaling decisions (no trace)', alerts: 'alerts (no rule watched)', counterfactual: 'the counterfactual (no trace)', groups: 'groups' } as const;

/** Parts without evidence, by name. A report on a run as a whole tells of no single prediction. */
export function missingParts(content: Pick<ReportContent, 'about' | keyof typeof PARTS>): string[] {
  return Object.entries(PARTS).flatMap(([part, name]) => (part === 'prediction' && content.about.subject === 'run') || !('missing' in content[part as keyof typeof PARTS]) ? [] : [name]);
}
