import type { CombinedError } from 'urql';
import type { DeliveryItemFragment } from '../../generated/graphql.js';

interface Delivery extends Pick<DeliveryItemFragment, 'kind' | 'state' | 'isRepeat'> {
  readonly silencedBy: readonly string[];
  readonly inhibitedBy: readonly string[];
}

/** Where a delivery stands, in a few words. */
export function deliveryStateWords({ state, silencedBy, inhibitedBy }: Delivery): string {
  if (state !== 'SUPPRESSED') return state.toLowerCase().replaceAll('_', ' ');
  return silencedBy.length > 0 ? 'silenced' : inhibitedBy.length > 0 ? 'inhibited' : 'suppressed';
}

/** What kind of message it is; a test and a reminder are told as such. */
export function kindWords({ kind, isRepeat }: Delivery): string {
  return kind === 'alerts' && isRepeat ? 'alerts, reminder' : kind;
}

/** "answered 503 after 12 ms: why". */
export function attemptWords({ status, problem, ms }: Pick<DeliveryItemFragment['attempts'][number], 'status' | 'problem' | 'ms'>): string {
  const answer = status === null ? 'no answer' : `answered ${String(status)}`;
  return `${answer} after ${String(ms)} ms${problem === null ? '' : `: ${problem}`}`;
}

/** Whether the API refuses because of who asks. */
export function isForbidden(error: Pick<CombinedError, 'graphQLErrors'>): boolean {
  return error.graphQLErrors.some(({ extensions }) => extensions['code'] === 'FORBIDDEN');
}
