import type { RunUuid } from '#libs/contracts';

import type { StorePool } from '../open/store.js';
import { findTraces, type TraceRow } from '../traces/traces.js';

/** Decisions of one layer, or of all, from one step to another, both included. */
export interface DecisionSpan {
  /** Name of the layer; null for all. */
  readonly layer: string | null;
  readonly fromStep: number;
  readonly toStep: number;
}

/** What a trace says of a span of decisions. */
export interface TracedEffect {
  readonly trace: TraceRow;
  /** Sum of the estimated effects of the span's decisions on the traced target: target with them neutralised − as it is, to first order. */
  readonly effect: number;
}

/**
 * What the completed traces of a run say of a span of decisions, the largest |effect| first, then the newest; those whose effect
 * is not finite last. Traces that do not store their effects, or not of these steps, say nothing.
 */
export async function decisionEffects(store: StorePool, run: RunUuid, { layer, fromStep, toStep }: DecisionSpan, page: { readonly first: number; readonly skip: number }): Promise<{ readonly effects: readonly TracedEffect[]; readonly total: number }> {
  // a row of effects is 4 * layers bytes; only those of the span leave the server
  const { rows } = await store.pool.query<{ trace: string; layers: readonly string[]; part: Buffer }>(
    `select t.trace, t.layers, substring(t.effects from ($2::bigint * 4 * cardinality(t.layers) + 1)::int for (($3::bigint - $2::bigint + 1) * 4 * cardinality(t.layers))::int) as part
     from trace t join run r on r.run_id = t.run_id where r.uuid = $1 and t.effects is not null and t.steps > $3::bigint and ($4::text is null or $4 = any(t.layers))`,
    [run, fromStep, toStep, layer],
  );
  const found = rows.map(({ trace, layers, part }) => ({ trace, effect: sumOf(part, layers, layer) }));
  found.sort((a, b) => size(b.effect) - size(a.effect) || (a.trace < b.trace ? 1 : -1));
  const chosen = found.slice(page.skip, page.skip + page.first);
  const byUuid = new Map((await findTraces(store, chosen.map(({ trace }) => trace))).map((row) => [row.uuid, row]));
  return { effects: chosen.flatMap(({ trace: uuid, effect }) => [byUuid.get(uuid)].flatMap((trace) => (trace === undefined ? [] : [{ trace, effect }]))), total: found.length };
}

function size(effect: number): number {
  return Number.isFinite(effect) ? Math.abs(effect) : -1;
}

function sumOf(part: Buffer, layers: readonly string[], layer: string | null): number {
  const [from, stride] = layer === null ? [0, 1] : [layers.indexOf(layer), layers.length];
  let sum = 0;
  for (let i = from; 4 * i < part.length; i += stride) sum += part.readFloatLE(4 * i);
  return sum;
}
