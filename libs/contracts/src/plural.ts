/** The word for so many: `step` of one, else `steps`, or what is given where an s is not enough. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? one : many;
}
