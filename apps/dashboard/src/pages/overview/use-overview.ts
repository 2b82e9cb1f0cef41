import { useEffect, useMemo, useState } from 'react';
import { OverviewDocument, OverviewHealthDocument, RunChangedDocument, type OverviewHealthQuery, type OverviewQuery, type RunRowFragment } from '../../generated/graphql.js';
import { useAsked, type Asked } from '../../hooks/use-asked.js';
import { useThrottled } from '../../hooks/use-throttled.js';
import { useLive } from '../../live/live-context.js';

/** What needs a person, read again when any run changes; steps of live runs come in by themselves. */
export interface OverviewState extends Asked<OverviewQuery> {
  /** Runs that still move: those that train, then those that stand still or wait. */
  readonly live: readonly RunRowFragment[];
}

const NOTHING: readonly never[] = [];

/** Follows what needs a person now. */
export function useOverview(): OverviewState {
  const asked = useAsked(OverviewDocument, {});
  const [lastSteps, setLastSteps] = useState<ReadonlyMap<string, number>>(new Map());
  const reload = useThrottled(asked.again, 1_500);
  useLive({
    key: 'overview', document: RunChangedDocument, variables: () => ({}), onResumed: reload,
    onValue: ({ runChanged: { kind, run, lastStep } }) => {
      if (kind !== 'steps' || !run) reload();
      else setLastSteps((old) => new Map(old).set(run.uuid, lastStep ?? run.lastStep));
    },
  });
  const live = useMemo(() => withSteps(liveRuns(asked.data), lastSteps), [asked.data, lastSteps]);
  return { ...asked, live };
}

function liveRuns(data: OverviewQuery | null): readonly RunRowFragment[] {
  if (!data) return NOTHING;
  return [data.running, data.paused, data.queued].flatMap(({ edges }) => edges.map(({ node }) => node));
}

function withSteps(runs: readonly RunRowFragment[], lastSteps: ReadonlyMap<string, number>): readonly RunRowFragment[] {
  return runs.map((run) => ({ ...run, lastStep: Math.max(run.lastStep, lastSteps.get(run.uuid) ?? -1) }));
}

/** How often the health of the service is asked for. Unit: ms. */
const ASK_MS = 5_000;

/** How the service stands; it is told without the database, so it is asked apart from the rest. */
export function useHealth(): Asked<OverviewHealthQuery> {
  const asked = useAsked(OverviewHealthDocument, {});
  const { again } = asked;
  useEffect(() => {
    const timer = setInterval(again, ASK_MS);
    return () => {
      clearInterval(timer);
    };
  }, [again]);
  return asked;
}
