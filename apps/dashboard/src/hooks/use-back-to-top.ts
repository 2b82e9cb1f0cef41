import { useEffect, useRef, type RefObject } from 'react';

/** A scrolling element that goes back to its top whenever `key` changes to something: what was just picked stands there. */
export function useBackToTop<T extends HTMLElement>(key: string | null): RefObject<T | null> {
  const element = useRef<T>(null);
  useEffect(() => {
    if (key !== null) element.current?.scrollTo({ top: 0 });
  }, [key]);
  return element;
}
