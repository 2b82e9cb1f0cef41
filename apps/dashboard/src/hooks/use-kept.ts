import { useEffect } from 'react';

/** Asks again and again, every `ms`, while the page is looked at: for what other people change and nobody is told of. */
export function useKept(again: () => void, ms: number): void {
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) again();
    }, ms);
    return () => {
      clearInterval(timer);
    };
  }, [again, ms]);
}
