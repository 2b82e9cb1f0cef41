import { emptyPoints, type Points } from '../charts/points.js';
import type { PackedSeriesFragment } from '../generated/graphql.js';
import { decodeFloats, decodeInts } from './packed.js';

/** A packed series as points; none where there is no series. */
export function decodePoints(series: PackedSeriesFragment | undefined): Points {
  if (!series) return emptyPoints();
  return {
    steps: [...decodeInts(series.steps)], values: [...decodeFloats(series.values)],
    min: [...decodeFloats(series.min)], max: [...decodeFloats(series.max)], nonFinite: [...decodeInts(series.nonFinite)],
  };
}
