/** Conditions without those that are not there: null is as good as nothing. */
export function given<T extends object>(conditions: T): { [K in keyof T]: Exclude<T[K], null> | undefined } {
  return Object.fromEntries(Object.entries(conditions).map(([name, value]) => [name, value ?? undefined])) as { [K in keyof T]: Exclude<T[K], null> | undefined };
}
