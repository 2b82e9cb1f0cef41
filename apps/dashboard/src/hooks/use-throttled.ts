import { useEffect, useMemo, useRef } from 'react';

/** An action that runs at most once per gap. */
export interface Throttled {
  /** Runs it at once when it has been quiet, else at the end of the gap. */
  readonly run: () => void;
  /** What waits is let go. */
  readonly cancel: () => void;
}

/** An action that runs at most once per `gapMs`. */
export function throttled(action: () => void, gapMs: number): Throttled {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isWaiting = false;
  const rest = (): void => {
    timer = null;
    if (!isWaiting) return;
    isWaiting = false;
    action();
    timer = setTimeout(rest, gapMs);
  };
  return {
    run: () => {
      if (timer !== null) {
        isWaiting = true;
        return;
      }
      timer = setTimeout(rest, gapMs);
      action();
    },
    cancel: () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      isWaiting = false;
    },
  };
}

/** A function that runs at most once per `gapMs`: at once when it has been quiet, else at the end of the gap. */
export function useThrottled(action: () => void, gapMs: number): () => void {
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  });
  const { run, cancel } = useMemo(() => throttled(() => { latest.current(); }, gapMs), [gapMs]);
  useEffect(() => cancel, [cancel]);
  return run;
}
