/** Something in a table that is not what the ledger's frames give. */
export interface Difference {
  /** Table of the row. */
  readonly table: string;
  /** Columns and values that name the row: "layer=2 step0=256". */
  readonly key: string;
  /** The column that differs; null where the whole row is missing or does not belong there. */
  readonly column: string | null;
  /** What is stored, and what should be. */
  readonly detail: string;
}

/** Takes in what differs. */
export type Report = (difference: Difference) => void;

/** A key as it is told: "layer=2 step0=256". */
export function keyText(key: Readonly<Record<string, number | string | null>>): string {
  return Object.entries(key)
    .map(([column, value]) => `${column}=${String(value)}`)
    .join(' ');
}

/** Keeps the first differences and counts the others: a ledger that is rewritten as a whole must not fill the memory. */
export function collector(most: number): { readonly report: Report; readonly found: Difference[]; more(): number } {
  const found: Difference[] = [];
  let more = 0;
  return {
    found,
    report(difference) {
      if (found.length < most) found.push(difference);
      else more += 1;
    },
    more: () => more,
  };
}
