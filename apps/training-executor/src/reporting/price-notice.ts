import type { ReportNumber } from '#libs/audit';
import type { ReportQuestion, RunUuid } from '#libs/contracts';
import { listSignOffs, newestReport } from '#libs/decision-store';

import type { ExecutorContext } from '../running/context.js';
import type { StatedPrices } from './cost-part.js';
import { storedReport } from './stored-report.js';

/** A report that is about to be made. */
interface PricedReport {
  readonly run: RunUuid;
  readonly question: ReportQuestion;
  readonly prices: StatedPrices;
}

/**
 * What it comes to that a report on a run as a whole states other prices than the newest one, in a sentence; null where there is none,
 * or it states the same. Signatures are under reports on runs as a whole alone.
 */
export async function priceNotice({ store, clock }: Pick<ExecutorContext, 'store' | 'clock'>, { run, question, prices }: PricedReport): Promise<string | null> {
  const newest = question.record === null ? await newestReport(store, run) : null;
  if (newest === null) return null;
  const { cost } = (await storedReport(store, newest.uuid)).content;
  if (cost === undefined || 'missing' in cost) return null;
  const [before, now] = [pricesText(cost), pricesText(prices)];
  if (before === now) return null;
  const signers = (await listSignOffs(store, run, clock)).filter(({ state }) => state === 'valid').map(({ by }) => by);
  const kept = signers.length === 0 ? 'nobody has signed' : `the signatures of ${signers.join(', ')} stay with the version they are under`;
  return `version ${newest.version} states ${before}; with ${now} a new version is made, and ${kept}`;
}

function pricesText({ pricePerHour, currency, watts }: { readonly [K in 'pricePerHour' | 'watts']: ReportNumber | null } & Pick<StatedPrices, 'currency'>): string {
  return `${pricePerHour === null ? 'no price' : `${String(pricePerHour)}${currency === undefined ? '' : ` ${currency}`} an hour`} and ${watts === null ? 'no power' : `${String(watts)} W`}`;
}
