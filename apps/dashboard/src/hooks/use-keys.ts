import { useEffect, useRef, type RefObject } from 'react';

/** Whether a key is not for the page: another took it, a dialog is open, or somebody types. */
export function isTaken({ defaultPrevented, target }: KeyboardEvent): boolean {
  if (defaultPrevented || document.querySelector('dialog[open]')) return true;
  return target instanceof Element && target.matches('input, select, textarea, [contenteditable]');
}

/** Keys of a page; `press` says whether a key was one. Keys that work everywhere come first: they listen on the document. */
export function useKeys(press: (key: string) => boolean): void {
  const latest = useRef(press);
  useEffect(() => {
    latest.current = press;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const isOfBrowser = event.ctrlKey || event.metaKey || event.altKey;
      if (!isOfBrowser && !isTaken(event) && latest.current(event.key)) event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
    };
  }, []);
}

/** Presses the button of a part of the page that has this key (`data-key`); says whether there is one. */
export function pressButton(part: Element | null | undefined, key: string): boolean {
  const button = [...(part?.querySelectorAll<HTMLButtonElement>('button[data-key]') ?? [])].find(({ dataset, disabled }) => dataset['key'] === key && !disabled);
  button?.click();
  return button !== undefined;
}

/**
 * A list by keys: `j` and `k` lead to the next row (`data-row`) and the one before, by its first link, so that Enter opens it; any other
 * key is that of a button of the row. After a row is gone the one in its place is next.
 */
export function useListKeys(list: RefObject<HTMLElement | null>): void {
  const at = useRef(-1);
  useKeys((key) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const focused = rows.findIndex((row) => row.contains(document.activeElement));
    if (key !== 'j' && key !== 'k') return pressButton(rows[focused] ?? rows[Math.max(0, at.current)], key);
    const next = nextRow({ key, focused, last: at.current, count: rows.length });
    at.current = next;
    rows[next]?.querySelector('a')?.focus();
    return rows.length > 0;
  });
}

interface Place {
  readonly key: 'j' | 'k';
  /** Row that holds the focus; −1 when none does. */
  readonly focused: number;
  /** Row that held it last; −1 before the first. */
  readonly last: number;
  readonly count: number;
}

/** The row that a key leads to, within the list. */
export function nextRow({ key, focused, last, count }: Place): number {
  const to = focused >= 0 ? focused + (key === 'j' ? 1 : -1) : Math.max(0, last);
  return Math.max(0, Math.min(count - 1, to));
}
