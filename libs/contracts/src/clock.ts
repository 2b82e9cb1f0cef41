/** The time, taken as an argument so that tests can hold it. */
export interface Clock {
  /** Wall-clock time. Unit: ms since 1970-01-01 UTC. */
  now(): number;
  /** Monotonic time with an arbitrary zero. Unit: ms, fractional. */
  elapsed(): number;
}

/** The clock of the machine. */
export const systemClock: Clock = {
  // the one place that reads the machine's time
  now: () => new Date().getTime(),
  elapsed: () => performance.now(),
};
