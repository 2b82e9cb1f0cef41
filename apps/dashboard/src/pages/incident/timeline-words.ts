import type { TimelineItemFragment } from '../../generated/graphql.js';

type Entry = Pick<TimelineItemFragment, 'kind' | 'what' | 'by' | 'rule' | 'layer' | 'detail'>;

/** What happened, in a few words; whatever a later version may tell is named as it is. */
export function entryWords({ kind, what, by, rule, layer, detail }: Entry): string {
  if (kind === 'ALERT') return `${rule ?? 'a rule'}${layer === null ? '' : ` in ${layer}`}: ${what}`;
  if (kind === 'ACT') return `${by ?? 'somebody'} ${actWords(what, detail)}`;
  if (kind === 'COMMAND') return `${by ?? 'somebody'} told the run to ${what}`;
  return `the run: ${what.replaceAll('-', ' ')}`;
}

const ACTS: Readonly<Record<string, string>> = { acknowledge: 'acknowledged it', unacknowledge: 'took the acknowledgement back', comment: 'commented' };

function actWords(what: string, detail: unknown): string {
  if (what !== 'assign') return ACTS[what] ?? what;
  const assignee = typeof detail === 'object' && detail !== null && 'assignee' in detail ? detail.assignee : null;
  return typeof assignee === 'string' ? `assigned it to ${assignee}` : 'assigned it to nobody';
}
