import { InputError } from '#libs/contracts';

import { fillColumns, type NewRecords, type NewRecordsOptions } from '../csv/read-new-records.js';
import { emptyColumn } from '../csv/table.js';
import type { TextEncoding } from '../dataset.js';
import { encodeTexts, tokensOf } from './tokens.js';

/** Unknown tokens that are told of, at most, the most frequent first. */
const MOST_TOLD = 20;

/**
 * Reads new texts from a CSV file with a header that has their column.
 *
 * @throws InputError naming file, line, column and value of what is wrong.
 */
export async function readNewTexts(path: string, encoding: TextEncoding, options: NewRecordsOptions): Promise<NewRecords> {
  const column = emptyColumn({ name: encoding.column, type: 'categorical', protected: false, missing: [] });
  // tables are trimmed in training, running texts are not
  const isVerbatim = encoding.keeps === 'end';
  const { count, unusedColumns, entry } = await fillColumns(path, [column], { ...options, isVerbatim });
  const texts = Array.from({ length: count }, (_, row) => column.texts?.at(row) ?? '');
  if (encoding.keeps === 'end') requireWhole(texts, encoding, path);
  return { count, features: encodeTexts(texts, encoding), unusedColumns, unknownTexts: unknownTokens(texts, encoding), entry };
}

/** Nets that continue a text have only seen whole windows. */
function requireWhole(texts: readonly string[], { tokens, length, column }: TextEncoding, source: string): void {
  const short = texts.findIndex((text) => tokensOf(text, tokens).length < length);
  if (short < 0) return;
  throw new InputError({ source, path: `record ${short}, column ${JSON.stringify(column)}`, value: `${tokensOf(texts[short] ?? '', tokens).length} ${tokens} long`, allowed: `texts of at least ${length}, whose last ${length} are read` });
}

function unknownTokens(texts: readonly string[], { column, tokens, vocabulary }: TextEncoding): NewRecords['unknownTexts'] {
  const known = new Set(vocabulary);
  const rows = new Map<string, number>();
  for (const text of texts) {
    for (const token of new Set(tokensOf(text, tokens))) if (!known.has(token)) rows.set(token, (rows.get(token) ?? 0) + 1);
  }
  const sorted = [...rows].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, MOST_TOLD);
  return sorted.map(([text, count]) => ({ column, text, rows: count }));
}
