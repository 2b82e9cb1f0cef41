import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Figures that are measured once: what is kept in the file of an earlier attempt is not measured again. */
export interface KeptCells {
  /** The figure of a cell: kept, or measured now and kept. The key says all that the figure depends on. */
  of<T>(key: string, measure: () => Promise<T>): Promise<T>;
}

/**
 * Cells in `FOLDER/NAME.jsonl`, a line each; in memory alone without a folder. A line that a killed attempt left half
 * written is measured again.
 */
export function keptCells(folder: string | undefined, name: string): KeptCells {
  const file = folder === undefined ? null : path.join(folder, `${name}.jsonl`);
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  const kept = new Map<string, unknown>(file !== null && existsSync(file) ? readFileSync(file, 'utf8').split('\n').flatMap(cellOf) : []);
  return {
    async of<T>(key: string, measure: () => Promise<T>): Promise<T> {
      if (kept.has(key)) return kept.get(key) as T;
      const value = await measure();
      kept.set(key, value);
      if (file !== null) appendFileSync(file, `\n${JSON.stringify([key, value])}`);
      return value;
    },
  };
}

function cellOf(line: string): [string, unknown][] {
  try {
    return line === '' ? [] : [JSON.parse(line) as [string, unknown]];
  } catch {
    return [];
  }
}
