/** What of a list is known. */
interface Counted {
  readonly totalCount: number;
  readonly isLoading: boolean;
  readonly error: unknown;
}

/** "1 run", "7 runs"; empty where it is not known how many there are. */
export function countText({ totalCount, isLoading, error }: Counted, one: string): string {
  if (error !== null && error !== undefined) return '';
  if (isLoading && totalCount === 0) return '';
  return totalCount === 1 ? `1 ${one}` : `${totalCount} ${one}s`;
}
