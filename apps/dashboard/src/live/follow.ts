/** What a subscription tells its reader. */
export interface Sink<T> {
  readonly next: (value: T) => void;
  readonly error: (error: unknown) => void;
  readonly complete: () => void;
}

/** Starts a subscription and returns how to end it. */
export type Start<T> = (sink: Sink<T>) => () => void;

/** Waits a while, then calls; returns how to call it off. */
export type Wait = (delayMs: number, then: () => void) => () => void;

/** How a subscription is kept up. */
export interface FollowOptions<T> {
  /** Called anew for every attempt, so that it can start after the last step seen. */
  readonly start: Start<T>;
  readonly onValue: (value: T) => void;
  /** Called when an attempt ended, before the pause; the server ending it counts too. */
  readonly onLost?: () => void;
  readonly wait?: Wait;
}

/** Pause before attempt `n` (from 0) in ms: 0.5 s, 1 s, 2 s, … at most 10 s. */
export function backoffMs(attempt: number): number {
  return Math.min(10_000, 500 * 2 ** Math.min(attempt, 10));
}

const waitByTimer: Wait = (delayMs, then) => {
  const timer = setTimeout(then, delayMs);
  return () => {
    clearTimeout(timer);
  };
};

/**
 * Keeps a subscription up until the returned function is called. After an error or an end it starts again, after a
 * pause that grows until a value has come.
 */
export function follow<T>({ start, onValue, onLost, wait = waitByTimer }: FollowOptions<T>): () => void {
  let attempt = 0;
  let endWait = (): void => undefined;
  let endSubscription = (): void => undefined;
  let isOver = false;
  const again = (): void => {
    if (isOver) return;
    onLost?.();
    endWait = wait(backoffMs(attempt++), open);
  };
  const open = (): void => {
    endSubscription = start({
      next: (value) => {
        attempt = 0;
        if (!isOver) onValue(value);
      },
      error: again,
      complete: again,
    });
  };
  open();
  return () => {
    isOver = true;
    endWait();
    endSubscription();
  };
}
