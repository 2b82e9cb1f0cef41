import { MEASURES } from '#libs/contracts';
import type pg from 'pg';

import { MEASURE_COLUMN } from '../ledger/chunk-columns.js';
import { WINDOW_STEPS } from '../ledger/compact-window.js';
import { asBytes } from '../ledger/float-arrays.js';
import { exactArray } from './exact-arrays.js';

export { WINDOW_STEPS };

/** What reads the ledger: a connection, so that all is read in one snapshot. */
export type Queryable = Pick<pg.ClientBase, 'query'>;

/** A row of decision_chunk, its arrays as bits. */
export interface LayerChunk {
  readonly layer: number;
  readonly step0: number;
  readonly n: number;
  /** Bits of each measure, in the order of MEASURES; null where the row holds no such array (no flags: zeros). */
  readonly columns: readonly (Uint32Array | null)[];
  /** Whether the row has no flags. */
  readonly plain: boolean;
  /** Columns whose arrays were never written by a recorder. */
  readonly broken: readonly string[];
}

/** A row of step_chunk, its arrays as bits. */
export interface StepChunk {
  readonly step0: number;
  readonly n: number;
  /** Bits of the durations, batches, losses and learning rates: the order of a frame. */
  readonly columns: readonly (Uint32Array | null)[];
  readonly broken: readonly string[];
}

/** All chunks that begin in one window, in order of layer and step. */
export interface StoredWindow {
  readonly window: number;
  readonly layers: ReadonlyMap<number, readonly LayerChunk[]>;
  readonly steps: readonly StepChunk[];
  /** Bytes of its arrays, about. */
  readonly bytes: number;
}

/** Columns of step_chunk in the order of a frame's payload. */
export const SHARED_COLUMNS = [
  ['duration_us', 'integer'],
  ['batch_id', 'integer'],
  ['loss', 'real'],
  ['learning_rate', 'real'],
] as const;

/** Layers that are asked for at once: bounds the text that one answer is. */
const LAYERS_AT_ONCE = 512;

type ChunkRow = { layer: number; step0: number; n: number } & Record<string, Buffer | number | null>;

/** The number of the window that a step lies in. */
export function windowOf(step: number): number {
  return Math.floor(step / WINDOW_STEPS);
}

/** Reads the chunks of one window. */
export async function readWindow(client: Queryable, runId: number, window: number): Promise<StoredWindow> {
  const layers = new Map<number, LayerChunk[]>();
  let bytes = 0;
  for (let after = -32_769; ; ) {
    const rows = await readLayers(client, { runId, window, after });
    for (const chunk of rows.map(layerChunk)) {
      layers.set(chunk.layer, [...(layers.get(chunk.layer) ?? []), chunk]);
      bytes += chunk.n * 4 * MEASURES.length;
    }
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.layer;
  }
  const columns = SHARED_COLUMNS.map(([column]) => `${asBytes(column)} as ${column}`).join(', ');
  const steps = await client.query<ChunkRow>(
    `select step0, n, ${columns} from step_chunk where run_id = $1 and step0 >= $2 and step0 < $3 order by step0`,
    [runId, window * WINDOW_STEPS, (window + 1) * WINDOW_STEPS],
  );
  return { window, layers, steps: steps.rows.map(stepChunk), bytes };
}

const CHUNK_SELECT = MEASURES.map((measure) => `${asBytes(MEASURE_COLUMN[measure])} as ${MEASURE_COLUMN[measure]}`).join(', ');

/** Whole layers, at most {@link LAYERS_AT_ONCE} numbers of them behind `after`. */
async function readLayers(client: Queryable, at: { runId: number; window: number; after: number }): Promise<ChunkRow[]> {
  const { runId, window, after } = at;
  const { rows } = await client.query<ChunkRow>(
    `with page as (select distinct layer from decision_chunk
       where run_id = $1 and step0 >= $2 and step0 < $3 and layer > $4::integer order by layer limit ${LAYERS_AT_ONCE})
     select layer, step0, n, ${CHUNK_SELECT} from decision_chunk
     where run_id = $1 and step0 >= $2 and step0 < $3 and layer in (select layer from page) order by layer, step0`,
    [runId, window * WINDOW_STEPS, (window + 1) * WINDOW_STEPS, after],
  );
  return rows;
}

function layerChunk(row: ChunkRow): LayerChunk {
  const broken: string[] = [];
  const columns = MEASURES.map((measure) => {
    const name = MEASURE_COLUMN[measure];
    const bytes = row[name] as Buffer | null;
    const bits = exactArray(bytes, measure === 'flags' ? 'integer' : 'real', row.n);
    if (bits === null && !(measure === 'flags' && bytes === null)) broken.push(name);
    return bits;
  });
  return { layer: row.layer, step0: row.step0, n: row.n, columns, plain: row.flags === null, broken };
}

function stepChunk(row: ChunkRow): StepChunk {
  const columns = SHARED_COLUMNS.map(([name, type]) => exactArray(row[name] as Buffer | null, type, row.n));
  const broken = SHARED_COLUMNS.filter((_, place) => columns[place] === null).map(([name]) => name);
  return { step0: row.step0, n: row.n, columns, broken };
}

/** Bytes of windows that are kept in memory. */
const CACHE_BYTES = 64 * 2 ** 20;

/** Reads windows and keeps the last ones: frames of a slow run share a window, late frames go back to an old one. */
export function windowCache(client: Queryable, runId: number): (window: number) => Promise<StoredWindow> {
  const kept = new Map<number, StoredWindow>();
  let bytes = 0;
  return async (window) => {
    const found = kept.get(window) ?? (await readWindow(client, runId, window));
    if (kept.delete(window)) bytes -= found.bytes;
    kept.set(window, found);
    bytes += found.bytes;
    for (const [number, old] of kept) {
      if (bytes <= CACHE_BYTES || kept.size === 1) break;
      kept.delete(number);
      bytes -= old.bytes;
    }
    return found;
  };
}
