import { useRef } from 'react';

/** The value, or the last one there was: what was read stays on the screen when a later question fails. */
export function useLastGood<T>(value: T | null | undefined): T | null {
  const last = useRef<T | null>(null);
  if (value !== null && value !== undefined) last.current = value;
  return last.current;
}
