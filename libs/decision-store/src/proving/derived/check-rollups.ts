import type { RollupLevel } from '../../ledger/rollup-sql.js';
import { WINDOW_STEPS } from '../stored-windows.js';
import type { LayerChunk, Queryable, StoredWindow } from '../stored-windows.js';
import { AGGREGATE_SELECT, compareAggregates } from './aggregate-columns.js';
import type { AggregateRow } from './aggregate-columns.js';
import { addChunk, chunkAggregates, emptySum, sumAggregates } from './aggregates.js';
import type { ChunkAggregates, RollupSum } from './aggregates.js';
import { keyText } from './difference.js';
import type { Report } from './difference.js';

type RollupRow = AggregateRow & { layer: number; n: number };

/** Checks decision_rollup while the windows go by in order of step. */
export interface RollupCheck {
  add(stored: StoredWindow): Promise<void>;
  /** Checks what is open, and that nothing else is stored. */
  end(): Promise<void>;
}

/** The run, and how far its ledger is settled and removed. */
export interface RollupFacts {
  readonly runId: number;
  readonly settledStep: number;
  readonly removedStep: number;
  readonly report: Report;
}

interface OpenBucket {
  readonly level: RollupLevel;
  bucket: number;
  sums: Map<number, RollupSum>;
}

/**
 * Recomputes the rollups of a run. A stored row must be the recomputed one; a bucket that lies below `settledStep` must be
 * stored; and there are no other rows. Those of buckets that begin below `removedStep` cannot be recomputed any more.
 */
export function rollupCheck(client: Queryable, facts: RollupFacts): RollupCheck {
  const fine: OpenBucket = { level: 4096, bucket: -1, sums: new Map() };
  const coarse: OpenBucket = { level: 65_536, bucket: -1, sums: new Map() };
  let checked = 0;

  const moveTo = async (open: OpenBucket, step: number): Promise<void> => {
    const bucket = Math.floor(step / open.level);
    if (bucket === open.bucket) return;
    if (open.sums.size > 0 && open.bucket * open.level >= facts.removedStep) checked += await checkBucket(client, facts, open);
    // the parts of a coarse rollup are the rows of the finer one
    if (open === fine) for (const [layer, sum] of open.sums) addPart(coarse, layer, sum.n, sumAggregates(sum));
    open.bucket = bucket;
    open.sums = new Map();
  };
  const moveBothTo = async (step: number): Promise<void> => {
    await moveTo(fine, step);
    await moveTo(coarse, step);
  };
  return {
    async add(stored) {
      await moveBothTo(stored.window * WINDOW_STEPS);
      for (const chunk of [...stored.layers.values()].flat()) addPart(fine, chunk.layer, chunk.n, aggregatesOf(chunk));
    },
    async end() {
      await moveBothTo(Infinity);
      const { rows } = await client.query<{ stored: number }>(
        'select count(*) as stored from decision_rollup where run_id = $1 and not (bucket >= 0 and bucket * lvl::numeric < $2)',
        [facts.runId, facts.removedStep],
      );
      const extra = (rows[0]?.stored ?? 0) - checked;
      if (extra !== 0) facts.report({ table: 'decision_rollup', key: '', column: null, detail: `${extra} rows summarize nothing that is recorded` });
    },
  };
}

function aggregatesOf({ columns }: LayerChunk): ChunkAggregates {
  return chunkAggregates(columns);
}

function addPart({ sums }: OpenBucket, layer: number, n: number, aggregates: ChunkAggregates): void {
  const sum = sums.get(layer) ?? emptySum();
  sums.set(layer, sum);
  addChunk(sum, n, aggregates);
}

/** Compares the rows of one bucket; gives how many of them are stored and belong to it. */
async function checkBucket(client: Queryable, facts: RollupFacts, open: OpenBucket): Promise<number> {
  const { level, bucket, sums } = open;
  const { rows } = await client.query<RollupRow>(
    `select layer, n, ${AGGREGATE_SELECT} from decision_rollup where run_id = $1 and lvl = $2 and bucket = $3`,
    [facts.runId, level, bucket],
  );
  const stored = new Map(rows.map((row) => [row.layer, row]));
  let belonging = 0;
  for (const [layer, sum] of sums) {
    const row = stored.get(layer);
    const told = { table: 'decision_rollup', key: keyText({ lvl: level, layer, bucket }) };
    if (row !== undefined) {
      belonging += 1;
      if (row.n !== sum.n) facts.report({ ...told, column: 'n', detail: `n is ${row.n}, recomputed ${sum.n}` });
      compareAggregates(row, sumAggregates(sum), told, facts.report);
    } else if ((bucket + 1) * level <= facts.settledStep) facts.report({ ...told, column: null, detail: 'the row of a settled bucket is missing' });
  }
  return belonging;
}
