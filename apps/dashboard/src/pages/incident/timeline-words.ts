import type { TimelineItemFragment } from '../../generated/graphql.js';

type Entry = Pick<TimelineItemFragment, 'kind' | 'what' | 'by' | 'rule' | 'layer' | 'detail'>;

/** What happened, in a few words; whatever a later version may tell is named as it is. */
export function entryWords(entry: Entry): string {
  return WORDS[entry.kind](entry);
}

const WORDS: Readonly<Record<TimelineItemFragment['kind'], (entry: Entry) => string>> = {
  ALERT: ({ what, rule, layer }) => `${rule ?? 'a rule'}${layer === null ? '' : ` in ${layer}`}: ${what}`,
  ACT: ({ what, by, detail }) => `${by ?? 'somebody'} ${actWords(what, detail)}`,
  REQUEST: requestWords,
  COMMAND: ({ what, by }) => `${by ?? 'somebody'} told the run to ${what}`,
  EVENT: ({ what, detail }) => (what === 'command-refused' ? `the run refused: ${problemOf(detail)}` : `the run: ${what.replaceAll('-', ' ')}`),
};

function problemOf(detail: unknown): string {
  return typeof detail === 'object' && detail !== null && 'problem' in detail ? String(detail.problem) : 'it did not say why';
}

const ACTS: Readonly<Record<string, string>> = { acknowledge: 'acknowledged it', unacknowledge: 'took the acknowledgement back', comment: 'commented' };

function actWords(what: string, detail: unknown): string {
  if (what !== 'assign') return ACTS[what] ?? what;
  const assignee = typeof detail === 'object' && detail !== null && 'assignee' in detail ? detail.assignee : null;
  return typeof assignee === 'string' ? `assigned it to ${assignee}` : 'assigned it to nobody';
}

function requestWords({ what, by, rule, detail }: Pick<Entry, 'what' | 'by' | 'rule' | 'detail'>): string {
  const kind = typeof detail === 'object' && detail !== null && 'kind' in detail ? String(detail.kind) : 'something';
  if (what === 'told') return `${kind}: somebody was told`;
  return what === 'asked' ? `${rule ?? 'a rule'} asked for: ${kind}` : `${kind}: ${what.replaceAll('-', ' ')}${by === null ? '' : ` by ${by}`}`;
}
