import { addPart, emptySum, sumAggregates } from './aggregates.js';
import type { Aggregates, AggregateSum } from './aggregates.js';

/** A closed bucket: what is recomputed of it, by layer. */
export interface ClosedBucket {
  readonly level: number;
  readonly bucket: number;
  readonly rows: ReadonlyMap<number, Aggregates>;
}

/** Rollups of several levels, each made of the one below, while parts come in order of step. */
export interface RollupCascade {
  /** Closes the buckets that a step lies behind. */
  moveTo(step: number): Promise<void>;
  /** Adds a part of the finest level. */
  add(layer: number, part: Aggregates): void;
}

/** Buckets of `levels`, the finest first; `close` is told each that has any part. */
export function rollupCascade(levels: readonly number[], columns: readonly string[], close: (bucket: ClosedBucket) => Promise<void>): RollupCascade {
  const open = levels.map((level) => ({ level, bucket: -1, sums: new Map<number, AggregateSum>() }));

  const put = (place: number, layer: number, part: Aggregates): void => {
    const sums = open[place]?.sums;
    const sum = sums?.get(layer) ?? emptySum(columns);
    sums?.set(layer, sum);
    addPart(sum, part);
  };
  return {
    async moveTo(step) {
      for (const [place, current] of open.entries()) {
        const bucket = Math.floor(step / current.level);
        if (bucket === current.bucket) continue;
        const rows = new Map([...current.sums].map(([layer, sum]) => [layer, sumAggregates(sum)]));
        if (rows.size > 0) await close({ level: current.level, bucket: current.bucket, rows });
        for (const [layer, part] of rows) put(place + 1, layer, part);
        Object.assign(current, { bucket, sums: new Map<number, AggregateSum>() });
      }
    },
    add(layer, part) {
      put(0, layer, part);
    },
  };
}
