import type { Clock } from '#libs/contracts';

import { IngestProblem } from '../ingest-problem.js';

const MOST_KEPT = 10_000;

/** Counts a request of a token. @throws IngestProblem too-many-requests when it has sent too many. */
export type RateLimit = (tokenId: string) => void;

/** A token bucket per access token: `requestsPerSecond` on average, twice as many at once. */
export function openRateLimit(clock: Clock, { requestsPerSecond }: { readonly requestsPerSecond: number }): RateLimit {
  const most = 2 * requestsPerSecond;
  const buckets = new Map<string, { left: number; at: number }>();
  return (tokenId) => {
    const now = clock.elapsed();
    const bucket = buckets.get(tokenId) ?? { left: most, at: now };
    bucket.left = Math.min(most, bucket.left + ((now - bucket.at) * requestsPerSecond) / 1000);
    bucket.at = now;
    if (buckets.size >= MOST_KEPT) buckets.clear();
    buckets.set(tokenId, bucket);
    if (bucket.left < 1) {
      throw new IngestProblem('too-many-requests', `this token sent more than ${requestsPerSecond} requests a second; put more into each`);
    }
    bucket.left -= 1;
  };
}
