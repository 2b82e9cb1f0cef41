import { useCallback, useEffect, useRef } from 'react';

/** A function that runs at most once per `gapMs`: at once when it has been quiet, else at the end of the gap. */
export function useThrottled(action: () => void, gapMs: number): () => void {
  const latest = useRef(action);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const isWaiting = useRef(false);
  useEffect(() => {
    latest.current = action;
  });
  useEffect(() => () => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  }, []);
  return useCallback(() => {
    if (timer.current !== null) {
      isWaiting.current = true;
      return;
    }
    const rest = (): void => {
      timer.current = null;
      if (!isWaiting.current) return;
      isWaiting.current = false;
      latest.current();
      timer.current = setTimeout(rest, gapMs);
    };
    timer.current = setTimeout(rest, gapMs);
    latest.current();
  }, [gapMs]);
}
