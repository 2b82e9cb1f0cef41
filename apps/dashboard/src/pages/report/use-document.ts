import { useCallback, useEffect, useState } from 'react';
import { fetchFile } from '../../export/fetch-file.js';
import type { ReportLevel } from '../../routing/report-route.js';

/** A part of a report. */
export interface PartHtml {
  readonly id: string;
  readonly title: string;
  readonly content: readonly Node[];
}

interface Read {
  /** Null while it is read. */
  readonly parts: readonly PartHtml[] | null;
  /** Why there is none; null where there is. */
  readonly refused: string | null;
  readonly again: () => void;
}

/** Reads a copy of a report at a level, at the most that the reader may see without one. */
export function useDocument(path: string, level: ReportLevel | null): Read {
  const [state, setState] = useState<Omit<Read, 'again'>>({ parts: null, refused: null });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isGone = false;
    void read(`${path}?format=html${level === null ? '' : `&level=${level}`}`).then((found) => {
      if (!isGone) setState(found);
    });
    return () => {
      isGone = true;
    };
  }, [path, level, turn]);
  const again = useCallback(() => {
    setState({ parts: null, refused: null });
    setTurn((old) => old + 1);
  }, []);
  return { ...state, again };
}

async function read(address: string): Promise<Omit<Read, 'again'>> {
  const answer = await fetchFile(address).catch(() => 'The API did not answer.');
  if (typeof answer === 'string') return { parts: null, refused: answer };
  return { parts: partsOf(await answer.text()), refused: null };
}

/**
 * The parts of the page that the API writes of a report, which escapes all that a report says. Parsed, not run: a document that is parsed
 * runs no script, and the page's policy allows none that is inline.
 */
function partsOf(html: string): PartHtml[] {
  const page = new DOMParser().parseFromString(html, 'text/html');
  return [...page.querySelectorAll('body > section')].map((section) => {
    for (const table of section.querySelectorAll('table:not(.facts)')) table.replaceWith(framed(page, table));
    const [heading, ...content] = section.children;
    return { id: section.id, title: heading?.textContent ?? '', content };
  });
}

/** A table that scrolls by itself where the screen is narrow, by keyboard too. */
function framed(page: Document, table: Element): Element {
  const frame = page.createElement('div');
  frame.className = 'table-frame';
  frame.tabIndex = 0;
  frame.setAttribute('role', 'region');
  frame.setAttribute('aria-label', [...table.querySelectorAll('thead th')].slice(0, 3).map(({ textContent }) => textContent).join(', '));
  frame.append(table.cloneNode(true));
  return frame;
}
