import { openBuckets } from '../../limits/token-buckets.js';
import { IngestProblem } from '../ingest-problem.js';
/** A token bucket per access token: `requestsPerSecond` on average, twice as many at once. */
export function openRateLimit(clock, { requestsPerSecond }) {
    const buckets = openBuckets(clock, { perSecond: requestsPerSecond, most: 2 * requestsPerSecond });
    return (tokenId) => {
        if (buckets.take(tokenId, 1) === 0)
            return;
        throw new IngestProblem('too-many-requests', `this token sent more than ${requestsPerSecond} requests a second; put more into each`);
    };
}
//# sourceMappingURL=rate-limit.js.map