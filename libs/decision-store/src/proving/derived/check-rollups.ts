import { WINDOW_STEPS } from '../stored-windows.js';
import type { LayerChunk, Queryable, StoredWindow } from '../stored-windows.js';
import { AGGREGATE_SELECT, compareAggregates } from './aggregate-columns.js';
import type { AggregateRow } from './aggregate-columns.js';
import { addChunk, chunkAggregates, emptySum, sumAggregates } from './aggregates.js';
import type { RollupSum } from './aggregates.js';
import { keyText } from './difference.js';
import type { Report } from './difference.js';

/** Steps of a rollup. */
export const ROLLUP_LEVELS = [4096, 65_536] as const;

type RollupRow = AggregateRow & { layer: number; n: number };

/** Checks decision_rollup while the windows go by in order of step. */
export interface RollupCheck {
  add(stored: StoredWindow): Promise<void>;
  /** Checks what is open, and that nothing else is stored. */
  end(): Promise<void>;
}

interface OpenBucket {
  readonly level: number;
  bucket: number;
  sums: Map<number, RollupSum>;
}

/**
 * Recomputes the rollups of a run. A stored row must be the recomputed one; a bucket that lies below `settledStep` must be
 * stored; and there are no other rows.
 */
export function rollupCheck(client: Queryable, at: { runId: number; settledStep: number; report: Report }): RollupCheck {
  const open: OpenBucket[] = ROLLUP_LEVELS.map((level) => ({ level, bucket: -1, sums: new Map() }));
  let checked = 0;

  const close = async (bucket: OpenBucket): Promise<void> => {
    if (bucket.sums.size > 0) checked += await checkBucket(client, at, bucket);
    bucket.sums = new Map();
  };
  return {
    async add(stored) {
      for (const bucket of open) {
        const number = Math.floor((stored.window * WINDOW_STEPS) / bucket.level);
        if (number !== bucket.bucket) await close(bucket);
        bucket.bucket = number;
      }
      for (const chunk of [...stored.layers.values()].flat()) addToBuckets(open, chunk);
    },
    async end() {
      for (const bucket of open) await close(bucket);
      const { rows } = await client.query<{ stored: number }>('select count(*) as stored from decision_rollup where run_id = $1', [at.runId]);
      const stored = rows[0]?.stored ?? 0;
      if (stored !== checked) {
        at.report({ table: 'decision_rollup', key: '', column: null, detail: `${stored - checked} rows summarize nothing that is recorded` });
      }
    },
  };
}

function addToBuckets(open: readonly OpenBucket[], { layer, n, columns }: LayerChunk): void {
  const aggregates = chunkAggregates(columns);
  for (const { sums } of open) {
    const sum = sums.get(layer) ?? emptySum();
    sums.set(layer, sum);
    addChunk(sum, n, aggregates);
  }
}

/** Compares the rows of one bucket; gives how many of them are stored and belong to it. */
async function checkBucket(client: Queryable, at: { runId: number; settledStep: number; report: Report }, open: OpenBucket): Promise<number> {
  const { level, bucket, sums } = open;
  const { rows } = await client.query<RollupRow>(
    `select layer, n, ${AGGREGATE_SELECT} from decision_rollup where run_id = $1 and lvl = $2 and bucket = $3`,
    [at.runId, level, bucket],
  );
  const stored = new Map(rows.map((row) => [row.layer, row]));
  let belonging = 0;
  for (const [layer, sum] of sums) {
    const row = stored.get(layer);
    const told = { table: 'decision_rollup', key: keyText({ lvl: level, layer, bucket }) };
    if (row !== undefined) {
      belonging += 1;
      if (row.n !== sum.n) at.report({ ...told, column: 'n', detail: `n is ${row.n}, recomputed ${sum.n}` });
      compareAggregates(row, sumAggregates(sum), told, at.report);
    } else if ((bucket + 1) * level <= at.settledStep) at.report({ ...told, column: null, detail: 'the row of a settled bucket is missing' });
  }
  return belonging;
}
