/**
 * Milliseconds since 1970-01-01 UTC, by the page's monotonic clock: it does not jump when the machine's clock is set.
 */
export function nowMs(): number {
  return performance.timeOrigin + performance.now();
}
