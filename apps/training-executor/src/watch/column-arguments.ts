import { InputError } from '#libs/contracts';

import { COLUMN_TARGETS, toMeaning, type ColumnMeaning, type ColumnTarget } from './series-columns.js';

/**
 * What `--column MEANING=NAME` says, by name of the column: `loss=train/total_loss`, `gradNorm@dense1=g1`.
 *
 * @throws InputError when it names no meaning, or a column twice.
 */
export function columnArguments(texts: readonly string[], option = '--column'): ReadonlyMap<string, ColumnMeaning> {
  const columns = new Map<string, ColumnMeaning>();
  for (const text of texts) {
    const at = text.indexOf('=');
    const [target, name] = [text.slice(0, Math.max(0, at)), text.slice(at + 1)];
    const meaning = meaningOfTarget(target);
    if (at < 1 || name === '' || meaning === null) throw wrong(option, text, `MEANING=COLUMN with a meaning of ${COLUMN_TARGETS.join(', ')}, or MEASURE@LAYER=COLUMN`);
    if (columns.has(name)) throw wrong(option, text, 'each column once');
    columns.set(name, meaning);
  }
  return columns;
}

function meaningOfTarget(text: string): ColumnMeaning | null {
  const [target = '', layer] = text.split('@', 2);
  if (!isTarget(target)) return null;
  const meaning = toMeaning(target);
  if (layer === undefined) return meaning;
  return meaning.kind === 'measure' && layer !== '' ? { ...meaning, layer } : null;
}

function isTarget(text: string): text is ColumnTarget {
  return (COLUMN_TARGETS as readonly string[]).includes(text);
}

function wrong(option: string, text: string, allowed: string): InputError {
  return new InputError({ source: null, path: option, value: JSON.stringify(text), allowed });
}
