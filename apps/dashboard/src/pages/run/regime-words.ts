/** What is looked at of an event of a run. */
interface RunEvent {
  readonly kind: string;
  readonly step?: number | null;
  readonly detail?: unknown;
}

/** Says, of a run that left the regime in which it can be traced, when that was; null for any other. */
export function regimeWords(events: readonly RunEvent[]): string | null {
  const left = events.find(({ kind }) => kind === 'trace-regime-left');
  if (left === undefined) return null;
  return `Left the regime in which it can be traced at step ${left.step ?? '?'}: a small perturbation had grown ${growthOf(left.detail)} by then (estimated). Rely on replayed effects only.`;
}

function growthOf(detail: unknown): string {
  const total = typeof detail === 'object' && detail !== null && 'total' in detail ? detail.total : null;
  return typeof total === 'number' ? `× ${total.toPrecision(2)}` : 'without bound';
}
