import { openBuckets } from '../limits/token-buckets.js';
/** Tokens that are nobody's and come from one address: on average, and at once. Unit: 1/s. */
const STRANGERS = { perSecond: 10, most: 100 };
/** Opens the admission of a server: one for all its ways in, so that they count together. */
export function openAdmission({ authorizer, clock, strangers = STRANGERS }) {
    const buckets = openBuckets(clock, strangers);
    return async (address, token) => {
        if (buckets.left(address) < 1 && !authorizer.knows(token))
            return 'too-often';
        let access;
        try {
            access = await authorizer.check(token);
        }
        catch {
            return 'unavailable';
        }
        if (access === null)
            buckets.take(address, 1);
        return access ?? 'nobody';
    };
}
//# sourceMappingURL=admission.js.map