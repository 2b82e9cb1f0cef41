import { useEffect, useRef, useState, type CSSProperties, type ReactElement, type ReactNode } from 'react';
import { GLOSSARY, type Word } from './glossary.js';

/** A word with its meaning on hover and focus. */
export function Term({ word, children }: { readonly word: Word; readonly children: ReactNode }): ReactElement {
  return (
    <span className="term" tabIndex={0} data-tip={GLOSSARY[word]} aria-description={GLOSSARY[word]}>
      {children}
    </span>
  );
}

interface Shown {
  readonly text: string;
  readonly style: CSSProperties;
}

const WIDTH = 300;

function place(target: Element): CSSProperties {
  const box = target.getBoundingClientRect();
  const left = Math.max(8, Math.min(box.left, innerWidth - WIDTH - 8));
  const isLow = box.bottom > innerHeight - 120;
  return isLow ? { left, bottom: innerHeight - box.top + 6 } : { left, top: box.bottom + 6 };
}

/** The one bubble that shows `data-tip` of whatever is hovered or focused; Escape hides it. */
export function TipLayer(): ReactElement | null {
  const [shown, setShown] = useState<Shown | null>(null);
  const over = useRef<Element | null>(null);
  useEffect(() => {
    const show = (event: Event): void => {
      const target = event.target instanceof Element ? event.target.closest('[data-tip]') : null;
      if (target === over.current) return;
      over.current = target;
      const text = target?.getAttribute('data-tip');
      setShown(target && text ? { text, style: place(target) } : null);
    };
    const hide = (event: Event): void => {
      if (event instanceof KeyboardEvent && event.key !== 'Escape') return;
      over.current = null;
      setShown(null);
    };
    const starts = ['pointerover', 'focusin'] as const;
    const ends = ['keydown', 'scroll', 'pointerleave'] as const;
    for (const name of starts) document.addEventListener(name, show);
    for (const name of ends) document.addEventListener(name, hide, true);
    return () => {
      for (const name of starts) document.removeEventListener(name, show);
      for (const name of ends) document.removeEventListener(name, hide, true);
    };
  }, []);
  return shown && <div className="tip" aria-hidden="true" style={{ ...shown.style, maxWidth: WIDTH }}>{shown.text}</div>;
}
