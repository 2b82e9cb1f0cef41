import { InputError, requireColumns } from '#libs/contracts';

import { fieldPositions } from './check-schema.js';
import { csvRows, type RowSource } from './row-source.js';
import { CodedTexts, type Table, type TableColumn, type TableSchema, emptyColumn } from './table.js';
import { badField, takeField } from './take-field.js';

/**
 * Reads a CSV file into columns.
 *
 * @throws InputError naming file, line, column and value of the first bad row: wrong number of fields, a text where a
 *   number belongs, an empty label; or the header when it does not fit the schema.
 */
export async function readTable(path: string, schema: TableSchema, signal?: AbortSignal): Promise<Table> {
  return await tableOfSource(csvRows(path, schema, signal), schema);
}

/** Reads all rows of a source into columns. @throws InputError as {@link readTable} */
export async function tableOfSource(source: RowSource, schema: TableSchema): Promise<Table> {
  const rows = new RowReader(source.path, schema);
  const entry = await source.read((fields, line) => { rows.take(fields, line); });
  const { columns, labels, dropped } = rows;
  return { source: source.path, entry, rowCount: labels.codes.length, columns, labels, dropped };
}

/** A table of rows that come from elsewhere than a file of their own; lines count from 1. @throws InputError as {@link readTable} */
export function tableOf(lines: readonly (readonly string[])[], schema: TableSchema, { source, entry }: Pick<Table, 'source' | 'entry'>): Table {
  const rows = new RowReader(source, schema);
  lines.forEach((fields, i) => { rows.take(fields, i + 1); });
  const { columns, labels, dropped } = rows;
  return { source, entry, rowCount: labels.codes.length, columns, labels, dropped };
}

/** Takes rows one by one and fills the columns. */
export class RowReader {
  readonly columns: TableColumn[];
  readonly labels = new CodedTexts();
  /** Name of its column. */
  readonly label: string;
  dropped = 0;
  private positions: number[] | null = null;
  private labelPosition = -1;
  private header: readonly string[] = [];

  constructor(
    readonly source: string,
    private readonly schema: TableSchema,
  ) {
    requireColumns(schema, null);
    this.label = schema.label;
    this.columns = schema.columns.filter((column) => column.name !== schema.label).map(emptyColumn);
  }

  take(fields: readonly string[], line: number): void {
    if (this.positions === null) {
      this.start(this.schema.header ? fields : null);
      if (this.schema.header) return;
    }
    if (fields.length !== this.header.length) throw this.wrongLength(fields, line);
    if (this.schema.keep?.((column) => fields[this.header.indexOf(column)] ?? '') === false) {
      this.dropped += 1;
      return;
    }
    this.takeLabel(fields[this.labelPosition] ?? '', line);
    this.columns.forEach((column, index) => {
      takeField(column, fields[this.positions?.[index] ?? -1] ?? '', { source: this.source, line });
    });
  }

  private start(header: readonly string[] | null): void {
    const all = fieldPositions(this.schema, header, this.source);
    const names = this.schema.columns.map((column) => column.name);
    this.header = header ?? names;
    this.labelPosition = all[names.indexOf(this.schema.label)] ?? -1;
    this.positions = all.filter((_, index) => names[index] !== this.schema.label);
  }

  private takeLabel(text: string, line: number): void {
    const spec = this.schema.columns.find((column) => column.name === this.schema.label);
    if (text === '' || spec?.missing.includes(text) === true) {
      throw badField({ source: this.source, line }, this.schema.label, text, 'the class of the row: a label is never missing');
    }
    this.labels.push(this.schema.labelText?.(text) ?? text, line);
  }

  private wrongLength(fields: readonly string[], line: number): InputError {
    const allowed = `${this.header.length} fields (${this.header.slice(0, 4).join(', ')}…) separated by ${JSON.stringify(this.schema.delimiter)}`;
    const value = `${fields.length} ${fields.length === 1 ? 'field' : 'fields'}`;
    return new InputError({ source: this.source, path: `line ${line}`, value, allowed });
  }
}
