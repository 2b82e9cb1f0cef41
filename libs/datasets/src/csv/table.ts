import { type ColumnSpec, InputError } from '#libs/contracts';

import type { ManifestFile } from '../dataset.js';

/** How to read the rows of a file. */
export interface TableSchema {
  readonly delimiter: string;
  readonly header: boolean;
  readonly columns: readonly ColumnSpec[];
  readonly label: string;
  /** Named sets only: columns of the file that the schema does not list are skipped, and of two of one name the first counts. */
  readonly skipsUnlisted?: boolean;
  /** Whether fields may be quoted; by default they may. */
  readonly quotes?: boolean | undefined;
  /** Lines that begin with this character are no rows. */
  readonly comment?: string;
  /** The class name for the text of the label. */
  readonly labelText?: (text: string) => string;
  /** Which rows to keep; reads any column of the file by its name. */
  readonly keep?: (read: (column: string) => string) => boolean;
}

/** Texts of a column, each distinct one stored once. */
export class CodedTexts {
  private readonly known = new Map<string, number>();

  constructor(
    /** Distinct texts in order of first sight. */
    readonly texts: string[] = [],
    /** Index into `texts`, per row. */
    readonly codes: number[] = [],
    /** Line of the file where each distinct text first stood. */
    readonly firstLines: number[] = [],
  ) {}

  /** The same texts for other rows; to be read only. */
  withCodes(codes: number[]): CodedTexts {
    return new CodedTexts(this.texts, codes, this.firstLines);
  }

  /** Leaves nothing of what was pushed. */
  forget(): void {
    for (const list of [this.texts, this.codes, this.firstLines]) list.length = 0;
    this.known.clear();
  }

  /** @throws InputError when there are more distinct texts than may be held in memory */
  requireFew(most: number, source: string, column: string): void {
    if (this.texts.length <= most) return;
    throw new InputError({ source, path: `column ${JSON.stringify(column)}`, value: `more than ${most} different texts`, allowed: `at most ${most} in a file that is too large for memory; type ignore leaves a column out` });
  }

  push(text: string, line: number): void {
    let code = this.known.get(text);
    if (code === undefined) {
      code = this.texts.length;
      this.known.set(text, code);
      this.texts.push(text);
      this.firstLines.push(line);
    }
    this.codes.push(code);
  }

  at(row: number): string {
    return this.texts[this.codes[row] ?? -1] ?? '';
  }
}

/** One column in memory: what its type and its protection ask for. */
export interface TableColumn {
  readonly spec: ColumnSpec;
  /** Numeric columns: the values; NaN where missing. */
  readonly numbers: number[] | null;
  /** Categorical and protected columns. */
  readonly texts: CodedTexts | null;
}

/** The rows of a file, column by column, before any encoding. */
export interface Table {
  /** Path for messages. */
  readonly source: string;
  readonly entry: ManifestFile;
  readonly rowCount: number;
  readonly columns: readonly TableColumn[];
  readonly labels: CodedTexts;
  readonly dropped: number;
}

/** An empty column for a spec. */
export function emptyColumn(spec: ColumnSpec): TableColumn {
  return {
    spec,
    numbers: spec.type === 'numeric' ? [] : null,
    texts: spec.type === 'categorical' || spec.protected ? new CodedTexts() : null,
  };
}

/** Whether a text stands for "missing" in this column. */
export function isMissing(text: string, spec: ColumnSpec): boolean {
  return text === '' || spec.missing.includes(text);
}

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** Whether a text writes a number in decimal that a double cannot hold. */
export function isBeyondDoubles(text: string): boolean {
  return DECIMAL.test(text) && !Number.isFinite(Number(text));
}

/** The number that a text writes in decimal, or null: no hex, no "Infinity", nothing that overflows. */
export function parseDecimal(text: string): number | null {
  if (!DECIMAL.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}
