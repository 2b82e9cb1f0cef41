import { formatCount } from '../format/format-number.js';

/** What of a list is known. */
interface Counted {
  readonly totalCount: number;
  readonly isLoading: boolean;
  readonly error: unknown;
}

/** Whether it is known how many there are. */
export function isCounted({ totalCount, isLoading, error }: Counted): boolean {
  return (error === null || error === undefined) && !(isLoading && totalCount === 0);
}

/** "1 run", "10,000 runs"; empty where it is not known how many there are. */
export function countText(list: Counted, one: string): string {
  if (!isCounted(list)) return '';
  return list.totalCount === 1 ? `1 ${one}` : `${formatCount(list.totalCount)} ${one}s`;
}
