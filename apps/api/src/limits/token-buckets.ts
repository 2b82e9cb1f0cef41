import type { Clock } from '#libs/contracts';

const MOST_KEPT = 10_000;

/** What a bucket gives: `perSecond` on average, `most` at once. */
export interface BucketSize {
  readonly perSecond: number;
  readonly most: number;
}

/** A token bucket for each key. */
export interface TokenBuckets {
  /**
   * Takes so much out of the bucket of a key, where there is anything left in it: what is asked may be more than is left, even more than
   * a bucket holds, and is waited for afterwards.
   *
   * @returns 0 when it was taken; else how long it takes until something is left again. Unit: s.
   */
  take(key: string, amount: number): number;
  /** Puts back what was taken for something that does not count after all. */
  give(key: string, amount: number): void;
  /** What is left of a key: 0 or less when nothing is. */
  left(key: string): number;
}

/** Opens token buckets; beyond 10,000 keys all are forgotten. */
export function openBuckets(clock: Pick<Clock, 'elapsed'>, { perSecond, most }: BucketSize): TokenBuckets {
  const buckets = new Map<string, { readonly left: number; readonly at: number }>();
  const left = (key: string): number => {
    const bucket = buckets.get(key);
    return bucket === undefined ? most : Math.min(most, bucket.left + ((clock.elapsed() - bucket.at) * perSecond) / 1000);
  };
  const keep = (key: string, amount: number): void => {
    if (buckets.size >= MOST_KEPT) buckets.clear();
    buckets.set(key, { left: amount, at: clock.elapsed() });
  };
  return {
    left,
    give: (key, amount) => { keep(key, left(key) + amount); },
    take: (key, amount) => {
      const before = left(key);
      if (before <= 0) return Math.max(1 / perSecond, -before / perSecond);
      keep(key, before - amount);
      return 0;
    },
  };
}
