import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { openBuckets } from './token-buckets.js';
/** Each operation counts so much beside its cost: parsing it and answering are not free. */
const OPERATION_COST = 100;
/** So many seconds' worth may be asked at once. */
const BURST_SECONDS = 10;
/** Code of what came too often. */
export const RATE_LIMITED = 'RATE_LIMITED';
/** The limit of rate: `costPerSecond` for each token on average, ten times as much at once; 0 for none. */
export function openQueryRate(clock, costPerSecond) {
    if (costPerSecond === 0)
        return { count: () => undefined };
    const buckets = openBuckets(clock, { perSecond: costPerSecond, most: BURST_SECONDS * costPerSecond });
    return {
        count: (access, cost) => {
            const seconds = Math.ceil(buckets.take(access?.tokenId ?? '', cost + OPERATION_COST));
            if (seconds === 0)
                return;
            throw new GraphQLError(`this token asked for more than a cost of ${costPerSecond} a second: ask again in ${seconds} s`, {
                extensions: { code: RATE_LIMITED, retryAfterSeconds: seconds, http: { status: 429, headers: new HeaderMap([['retry-after', String(seconds)]]) } },
            });
        },
    };
}
//# sourceMappingURL=query-rate.js.map