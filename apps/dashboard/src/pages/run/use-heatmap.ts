import { useEffect, useMemo, useRef, useState } from 'react';
import type { CombinedError } from 'urql';
import { HeatmapDocument, type HeatmapQuery, type Measure } from '../../generated/graphql.js';
import { decodeFloats, decodeInts } from '../../graphql/packed.js';
import { appendSteps } from '../../heatmap/append-steps.js';
import { columnsOf, emptyColumns, type Columns } from '../../heatmap/columns.js';
import { MEASURE_LOOKS } from '../../heatmap/measures.js';
import { type Asked, useAsked } from '../../hooks/use-asked.js';
import { makeStore, type Store } from '../../hooks/store.js';
import { useThrottled } from '../../hooks/use-throttled.js';
import { useBatches, useShown, type LiveBatch, type LiveFeed } from '../../live/live-feed.js';

/** First and last step, inclusive. */
export interface StepRange {
  readonly from: number;
  readonly to: number;
}

/** Which cells are wanted. */
export interface CellsOptions {
  readonly uuid: string;
  readonly measure: Measure;
  /** null = the whole run, growing while it lives. */
  readonly range: StepRange | null;
  readonly feed: LiveFeed;
  /** How many layers the run has. */
  readonly layers: number;
}

/** The cells shown. Live steps are appended in place: `version` counts the changes that React was told of, `appended` all of them. */
export interface Cells {
  readonly columns: Columns;
  readonly version: number;
  readonly appended: Store<number>;
  readonly isLoading: boolean;
  readonly error: CombinedError | null;
  readonly again: () => void;
}

/** Cells of a measure. */
export interface MeasuredCells extends Cells {
  /** Of which the columns are; null before any was read. */
  readonly measure: Measure | null;
}

const MAX_COLUMNS = 1_200;
/** Cells that are read at most: 600,000 take 12 MB on the page, 16 MB on their way. */
const MAX_CELLS = 600_000;
/** Live steps are appended up to so many times the columns that are read before columns are merged. */
const LIVE_ROOM = 2;
const REREAD_MS = 2_000;

/** The cells of a run's heatmap, with its live steps. */
export function useHeatmap({ uuid, measure, range, feed, layers }: CellsOptions): MeasuredCells {
  const maxColumns = columnsFor(layers);
  const { live } = MEASURE_LOOKS[measure];
  const { data, error, isLoading, again } = useAsked(HeatmapDocument, {
    uuid, measure, fromStep: range?.from ?? null, toStep: range?.to ?? null, maxColumns,
  });
  const key = `${measure} ${range ? 'part' : 'whole'}`;
  const dataKey = useRef(key);
  const dataMeasure = useRef<Measure | null>(null);
  const columns = useMemo(() => {
    dataKey.current = key;
    dataMeasure.current = data === null ? null : measure;
    const read = decode(data, range);
    if (live && !range) for (const batch of feed.recent()) append(read, batch, live);
    return read;
    // the cells belong to the answer, not to the question that is on its way
  }, [data]);
  const [version, setVersion] = useState(0);
  const [appended] = useState(() => makeStore(0));
  const reread = useThrottled(again, REREAD_MS);
  useBatches(feed, (batch) => {
    if (live && !range && data && dataKey.current === key) {
      append(columns, batch, live);
      appended.set(appended.get() + 1);
    } else if (!range || range.to >= (batch.steps[0] ?? 0)) reread();
  });
  useShown(feed, () => {
    setVersion(appended.get());
  });
  useEffect(() => {
    appended.set(appended.get() + 1);
    setVersion(appended.get());
  }, [columns, appended]);
  const read = dataMeasure.current;
  // cells of another measure are not shown under the name and in the colours of this one
  const isOther = read !== null && read !== measure;
  const isFirst = isWaited(isOther, { data, error, isLoading });
  return useMemo(() => ({ columns: isOther ? NO_COLUMNS : columns, measure: read, version, appended, isLoading: isFirst, error, again }), [columns, isOther, read, version, appended, isFirst, error, again]);
}

const NO_COLUMNS = emptyColumns([]);

/** Whether there are no cells to show yet. */
function isWaited(isOther: boolean, { data, error, isLoading }: Pick<Asked<unknown>, 'data' | 'error' | 'isLoading'>): boolean {
  return isOther ? error === null : isLoading && data === null;
}

/** Columns that are read of a run with so many layers. */
function columnsFor(layers: number): number {
  return Math.min(MAX_COLUMNS, Math.max(50, Math.floor(MAX_CELLS / Math.max(1, layers))));
}

function append(columns: Columns, batch: LiveBatch, live: 'scale' | 'gradNorm'): void {
  appendSteps(columns, { layers: batch.layers, steps: batch.steps, values: batch[live], flagged: batch.flagged }, LIVE_ROOM * columnsFor(columns.layers.length));
}

function decode(data: HeatmapQuery | null, range: StepRange | null): Columns {
  if (!data?.run) return emptyColumns([]);
  const { heatmap, lastStep } = data.run;
  return columnsOf({
    layers: heatmap.layers, stepsPerColumn: heatmap.stepsPerColumn, columnSteps: decodeInts(heatmap.columnSteps),
    min: decodeFloats(heatmap.min), max: decodeFloats(heatmap.max), mean: decodeFloats(heatmap.mean),
    nonFinite: decodeInts(heatmap.nonFinite), flagged: decodeInts(heatmap.flagged),
  }, range ? Math.min(range.to, lastStep) : lastStep);
}
