const NON_FINITE: Readonly<Record<string, number>> = { NaN, Infinity, '-Infinity': -Infinity };

/** JSON text of `value` with non-finite numbers kept as the strings "NaN", "Infinity", "-Infinity" (JSON has no other). */
export function encodeNumbers(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'number' && !Number.isFinite(item) ? String(item) : item,
  );
}

/** `value` as JSON can carry it: non-finite numbers as words, see {@link encodeNumbers}. */
export function wordsForNumbers(value: unknown): unknown {
  return JSON.parse(encodeNumbers(value));
}

/** Undoes {@link encodeNumbers} on the fields of a flat object. Only for objects whose strings are never such words. */
export function decodeNumbers<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value) as [string, unknown][];
  return Object.fromEntries(fields.map(([key, item]) => [key, decodeNumber(item)])) as T;
}

/** Undoes {@link encodeNumbers} at any depth. Only for values whose strings are never such words. */
export function decodeAllNumbers<T>(value: T): T {
  if (Array.isArray(value)) return value.map(decodeAllNumbers) as T;
  if (typeof value !== 'object' || value === null) return decodeNumber(value) as T;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, decodeAllNumbers<unknown>(item)])) as T;
}

function decodeNumber(item: unknown): unknown {
  return typeof item === 'string' ? (NON_FINITE[item] ?? item) : item;
}
