import { InputError } from '#libs/contracts';

import { columnName } from './column-name.js';
import type { TableSchema } from './table.js';

/**
 * Which field of a row belongs to each column of the schema.
 *
 * @param header names in the first line, or null when the file has none: then the columns stand in the schema's order.
 *   A header that is no valid name is known by its plain form, see `columnName`.
 * @throws InputError when schema and header do not name the same columns.
 */
export function fieldPositions(schema: TableSchema, header: readonly string[] | null, source: string): number[] {
  if (header === null) return schema.columns.map((_, index) => index);
  const [only = ''] = header;
  if (header.length === 1 && schema.columns.length > 1) {
    const allowed = `the character that stands between the fields: with this one the header is the single field ${JSON.stringify(only.slice(0, 60))}`;
    throw new InputError({ source, path: 'data.delimiter', value: JSON.stringify(schema.delimiter), allowed });
  }
  const found = header.map(columnName);
  if (schema.skipsUnlisted !== true) checkListed(schema, found, source);
  return schema.columns.map(({ name }) => {
    const position = found.indexOf(name);
    if (position >= 0) return position;
    throw inHeader(source, name, null, `a column of this name; the header has ${shortList(found)}`);
  });
}

function checkListed(schema: TableSchema, header: readonly string[], source: string): void {
  const listed = new Map(schema.columns.map((column) => [column.name, column.type]));
  for (const [position, name] of header.entries()) {
    const type = listed.get(name);
    if (type === undefined) {
      const allowed = `a column listed in data.columns (with type ignore to leave it out): ${shortList([...listed.keys()])}`;
      throw inHeader(source, name, `column ${position + 1} of the file`, allowed);
    }
    if (type !== 'ignore' && header.indexOf(name) !== position) {
      throw inHeader(source, name, 'there twice', 'a header whose names differ');
    }
  }
}

function inHeader(source: string, name: string, value: string | null, allowed: string): InputError {
  return new InputError({ source, path: `header, column ${JSON.stringify(name)}`, value, allowed });
}

function shortList(names: readonly string[]): string {
  const shown = names.slice(0, 30).join(', ');
  return names.length > 30 ? `${shown}, … (${names.length} in all)` : shown;
}
