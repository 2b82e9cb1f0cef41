import type { RunUuid } from '#libs/contracts';
import type { TraceRow } from '#libs/decision-store';

type Listed = Pick<TraceRow, 'state' | 'question'>;

/**
 * The newest completed trace that a report on a record, or on a run as a whole, tells of, and why there is none: that nobody asked, that it is
 * not done, or that it is of something else. The words name no record: copies that leave it out keep them.
 *
 * @param traces newest first.
 */
export function tracePicked<Trace extends Listed>(traces: readonly Trace[], { run, record }: { readonly run: RunUuid; readonly record: string | null }): readonly [Trace | null, string] {
  const own = traces.filter(({ question }) => question.record === (record ?? undefined));
  const found = own.find(({ state }) => state === 'completed') ?? null;
  return [found, `${whyNone(own, traces.filter((each) => !own.includes(each) && each.state === 'completed').length, record)}: gradlens trace ${run} ${record === null ? '--split test' : '--record RECORD'}`];
}

function whyNone([newest]: readonly Listed[], others: number, record: string | null): string {
  const of = record === null ? 'the run as a whole (of a split, a group or a gap)' : 'this record';
  if (newest !== undefined) return `no trace of ${of} is completed, the newest is ${newest.state}`;
  if (others === 0) return 'no trace was run';
  return `no trace of ${of} was run; ${others === 1 ? 'one' : others} of ${record === null ? 'single predictions, which reports on these tell (gradlens report RUN --record ID),' : 'other questions'} ${others === 1 ? 'was' : 'were'}`;
}
