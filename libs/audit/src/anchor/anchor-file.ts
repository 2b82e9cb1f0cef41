import type { SignedHead } from '../signing/signed-head.js';
import { parseAnchorLine } from './anchor-line.js';

/** What an anchor holds. */
export interface Anchor {
  /** Its lines, each once, in the order of the file. */
  readonly lines: readonly SignedHead[];
  /** Numbers of lines, from 1, that were cut off while they were written: when power failed, or the disk was full. */
  readonly torn: readonly number[];
}

/**
 * Reads the text of an anchor file. Empty lines and repeated ones are fine. A line that was cut off counts as torn: it
 * begins like a line and does not end like one. A writer that comes later begins a new line behind it.
 *
 * @throws InputError that names `source:line` for any other line that is none.
 */
export function parseAnchor(text: string, source = 'anchor'): Anchor {
  const lines = new Map<string, SignedHead>();
  const torn: number[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '' || lines.has(line)) continue;
    if (isTorn(line)) torn.push(index + 1);
    else lines.set(line, parseAnchorLine(line, `${source}:${index + 1}`));
  }
  return { lines: [...lines.values()], torn };
}

/** Runs that were anchored and are not among these: deleted, or of another database. */
export function anchoredRunsMissing(lines: readonly SignedHead[], runs: ReadonlySet<string>): string[] {
  return [...new Set(lines.map(({ run }) => run))].filter((run) => !runs.has(run));
}

const START = '{"run":"';

function isTorn(line: string): boolean {
  return !line.endsWith('}') && (line.startsWith(START) || START.startsWith(line));
}
