import type { Clock } from '#libs/contracts';

import { openBuckets } from '../../limits/token-buckets.js';
import { IngestProblem } from '../ingest-problem.js';

/** Counts a request of a token. @throws IngestProblem too-many-requests when it has sent too many. */
export type RateLimit = (tokenId: string) => void;

/** A token bucket per access token: `requestsPerSecond` on average, twice as many at once. */
export function openRateLimit(clock: Clock, { requestsPerSecond }: { readonly requestsPerSecond: number }): RateLimit {
  const buckets = openBuckets(clock, { perSecond: requestsPerSecond, most: 2 * requestsPerSecond });
  return (tokenId) => {
    if (buckets.take(tokenId, 1) === 0) return;
    throw new IngestProblem('too-many-requests', `this token sent more than ${requestsPerSecond} requests a second; put more into each`);
  };
}
