import { formatSentence } from '../format/format-number.js';
import type { FiringCountQuery } from '../generated/graphql.js';

/** What the bar on top says of alerts that fire. */
export interface FiringWords {
  /** Those of live runs: what still goes wrong. */
  readonly count: number;
  readonly label: string;
  /** In full, for the tip and for who listens. */
  readonly spoken: string;
}

/** Alerts that fire on live runs, and how many more fired when their run ended: no step comes that would resolve them. */
export function firingWords(data: FiringCountQuery | null): FiringWords {
  if (data === null) return { count: 0, label: 'alerts …', spoken: '' };
  const { totalCount: count, edges } = data.alerts;
  const [newest, ended] = [edges[0]?.node, data.ended.totalCount];
  const live = newest === undefined ? { label: 'no alerts firing', spoken: 'No alert is firing' } : { label: `${count} firing`, spoken: `${count} firing. ${newest.run.name}: ${formatSentence(newest.summary)}` };
  if (ended === 0) return { count, label: live.label, spoken: `${live.spoken}${newest === undefined ? '.' : ''}` };
  return { count, label: `${count} firing, ${ended} ended`, spoken: `${live.spoken}. ${ended} more fired when ${ended === 1 ? 'its run' : 'their runs'} ended.` };
}
