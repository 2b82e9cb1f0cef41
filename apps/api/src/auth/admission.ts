import type { Clock } from '#libs/contracts';

import { type BucketSize, openBuckets } from '../limits/token-buckets.js';
import type { Access, Authorizer } from './authorizer.js';

/** Tokens that are nobody's and come from one address: on average, and at once. Unit: 1/s. */
const STRANGERS: BucketSize = { perSecond: 10, most: 100 };

/** Why a token is not let in. */
export type NotAdmitted = 'nobody' | 'too-often' | 'unavailable';

/**
 * Tells whose a token is that came from an address, over HTTP or the web socket. Whoever tries too many tokens that are nobody's is not
 * answered any more before the database is asked; tokens that were good before go on meanwhile.
 */
export type Admission = (address: string, token: unknown) => Promise<Access | NotAdmitted>;

/** What an {@link Admission} goes by. */
export interface AdmissionParts {
  readonly authorizer: Authorizer;
  readonly clock: Clock;
  /** Tokens that are nobody's and come from one address; default: 10 a second, 100 at once. */
  readonly strangers?: BucketSize | undefined;
}

/** Opens the admission of a server: one for all its ways in, so that they count together. */
export function openAdmission({ authorizer, clock, strangers = STRANGERS }: AdmissionParts): Admission {
  const buckets = openBuckets(clock, strangers);
  return async (address, token) => {
    if (buckets.left(address) < 1 && !authorizer.knows(token)) return 'too-often';
    let access: Access | null;
    try {
      access = await authorizer.check(token);
    } catch {
      return 'unavailable';
    }
    if (access === null) buckets.take(address, 1);
    return access ?? 'nobody';
  };
}
