import { formatCount } from '../../format/format-number.js';
import type { LedgerCheckSubscription, LedgerVerdictFragment } from '../../generated/graphql.js';

type Verdict = Pick<LedgerVerdictFragment, 'state' | 'complete' | 'isLive' | 'findingCount'> & { readonly gaps: readonly LedgerVerdictFragment['gaps'][number][] };

type LedgerCheckProgress = Pick<LedgerCheckSubscription['ledgerCheck'], 'stage' | 'done' | 'total'>;

/** What a check says, in a few words and in a sentence. */
export interface VerdictWords {
  readonly look: 'good' | 'bad' | 'warning' | 'plain';
  readonly word: string;
  readonly sentence: string;
}

/** The verdict of a check for people, as `gradlens verify` gives it. */
export function verdictWords(verdict: Verdict): VerdictWords {
  switch (verdict.state) {
    case 'OK':
      return verdict.complete
        ? { look: 'good', word: 'unaltered and complete', sentence: `Every number is as it was recorded and signed, ${completeness(verdict)}.` }
        : { look: 'warning', word: 'unaltered, not complete', sentence: `Every number that is there is as it was recorded and signed; ${completeness(verdict)}.` };
    case 'UNVOUCHED':
      return { look: 'warning', word: 'not vouched for', sentence: 'It agrees with itself, but no key that this service knows signed it: all of it may have been written anew. Compare the key below with that of who recorded it.' };
    case 'EMPTY':
      return { look: 'plain', word: 'empty', sentence: verdict.isLive ? 'Nothing is recorded yet.' : 'Nothing was recorded: the run ended before it began.' };
    case 'ALTERED':
      return { look: 'bad', word: 'altered', sentence: `${formatCount(verdict.findingCount)} ${verdict.findingCount === 1 ? 'thing is' : 'things are'} not as recorded and signed. Rely on nothing of this run.` };
  }
}

/** The newer of two verdicts. */
export function newestVerdict<Found extends Pick<LedgerVerdictFragment, 'checkedAt'>>(one: Found | null, other: Found | null): Found | null {
  if (one === null || other === null) return one ?? other;
  return Date.parse(one.checkedAt) >= Date.parse(other.checkedAt) ? one : other;
}

function completeness({ complete, isLive, gaps }: Verdict): string {
  if (complete) return isLive ? 'from the first step to the last one so far' : 'from the first step to the end';
  const open = gaps.filter(({ kind }) => kind === 'gap').length;
  if (open > 0) return `${open} signed ${open === 1 ? 'gap tells' : 'gaps tell'} which steps are not there`;
  return isLive ? 'steps are not there' : 'its end is not recorded';
}

/** How the ledger stands to what was exported to the anchor. */
export function anchoredWords({ anchored, anchoredStep }: Pick<LedgerVerdictFragment, 'anchored' | 'anchoredStep'>): string {
  if (anchored === 'BEHIND') return 'behind: it holds less, or something else, than was anchored';
  if (anchored === 'NO') return 'no: there is nothing to compare with';
  return anchoredStep === null ? 'yes' : `yes, up to step ${formatCount(anchoredStep)}`;
}

/** Why something is not as it should be, without the option of the command line that it ends with: a page has none. */
export function whyWords(why: string): string {
  return why.replace(/; --[a-z]+ names .*$/, '');
}

/** How far a check is: "1,200 of 28,052 frames hashed". */
export function progressWords({ stage, done, total }: LedgerCheckProgress): string {
  if (total === 0) return 'reading what is stored';
  return stage === 'HASHES' ? `${formatCount(done)} of ${formatCount(total)} frames hashed` : `rows of step ${formatCount(done)} of ${formatCount(total)} compared`;
}

/** Why a check came to no end: what the API said of it; else that it said nothing. */
export function problemWords(problem: unknown): string {
  const [first] = Array.isArray(problem) ? (problem as { readonly message?: unknown; readonly extensions?: { readonly code?: unknown } }[]) : [];
  if (first?.extensions?.code === 'UNAVAILABLE') return 'the database went away meanwhile. Nothing is said of the ledger: verify again when it is back.';
  if (typeof first?.message === 'string') return first.message;
  return 'the API did not say what became of the check. Verify again.';
}
