import { useEffect, useMemo, useRef, useState } from 'react';
import { errorSentence } from '../../components/page-states.js';
import { LayerSeriesDocument, LossSeriesDocument, type Measure } from '../../generated/graphql.js';
import { decodePoints } from '../../graphql/packed-points.js';
import { appendPoints, emptyPoints, type Points } from '../../charts/points.js';
import { useAsked } from '../../hooks/use-asked.js';
import { useThrottled } from '../../hooks/use-throttled.js';
import { useBatches, useShown, type LiveBatch, type LiveFeed } from '../../live/live-feed.js';
import type { StepRange } from './use-heatmap.js';

const MAX_POINTS = 1_000;
/** Live points are appended up to here, then the series is read again, thinned by the API. */
const MAX_LIVE_POINTS = 4_000;
const REREAD_MS = 2_000;

function rangeOf(range: StepRange | null): { fromStep: number | null; toStep: number | null; maxPoints: number } {
  return { fromStep: range?.from ?? null, toStep: range?.to ?? null, maxPoints: MAX_POINTS };
}

/** A curve, and whether none was read yet. */
export interface ReadSeries {
  readonly points: Points;
  readonly isLoading: boolean;
  /** Why none could be read; null where one was, or is being read. */
  readonly problem: string | null;
}

/** The training loss over the steps shown, with its live steps. */
export function useLoss(uuid: string, range: StepRange | null, feed: LiveFeed): ReadSeries {
  const { data, error, isLoading, again } = useAsked(LossSeriesDocument, { uuid, ...rangeOf(range) });
  const read = useMemo(() => {
    const points = decodePoints(data?.run?.stepSeries);
    return feed.recent().reduce((all, batch) => appendPoints(all, batch.steps, batch.loss), points);
  }, [data, feed]);
  const [points, setPoints] = useState(read);
  useEffect(() => {
    setPoints(read);
  }, [read]);
  const reread = useThrottled(again, REREAD_MS);
  const next = useRef<number | null>(null);
  const come = useRef<LiveBatch[]>([]);
  useBatches(feed, (batch) => {
    const isGap = next.current !== null && (batch.steps[0] ?? 0) > next.current;
    next.current = (batch.steps[batch.steps.length - 1] ?? -1) + 1;
    if (points.steps.length > MAX_LIVE_POINTS || data === null || isGap) reread();
    come.current.push(batch);
  });
  useShown(feed, () => {
    const batches = come.current;
    come.current = [];
    if (batches.length > 0) setPoints((old) => batches.reduce((all, batch) => appendPoints(all, batch.steps, batch.loss), old));
  });
  const isNone = points.steps.length === 0;
  return { points, isLoading: isLoading && isNone, problem: isNone && error !== null ? errorSentence(error) : null };
}

const NO_POINTS = emptyPoints();

/** One measure of one layer over the steps shown; read again every 2 s while the run lives. */
export function useLayerSeries(uuid: string, wanted: { layer: string; measure: Measure }, range: StepRange | null, feed: LiveFeed): ReadSeries {
  const { data, error, isLoading, again } = useAsked(LayerSeriesDocument, { uuid, ...wanted, ...rangeOf(range) });
  const reread = useThrottled(again, REREAD_MS);
  useBatches(feed, (batch) => {
    if (!range || range.to >= (batch.steps[0] ?? 0)) reread();
  });
  const key = `${wanted.measure} ${wanted.layer}`;
  const readKey = useRef(key);
  const points = useMemo(() => {
    readKey.current = key;
    return decodePoints(data?.run?.series);
    // the curve belongs to the answer, not to the question that is on its way
  }, [data]);
  // that of another layer is not shown under the name of this one
  if (readKey.current === key && data !== null) return { points, isLoading: false, problem: null };
  return { points: NO_POINTS, isLoading: isLoading || error === null, problem: error === null ? null : errorSentence(error) };
}
