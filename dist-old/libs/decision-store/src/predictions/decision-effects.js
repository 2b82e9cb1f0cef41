import { findTraces } from '../traces/traces.js';
/**
 * What the completed traces of a run say of a span of decisions, the largest |effect| first, then the newest; those whose effect
 * is not finite last. Traces that do not store their effects, or not of these steps, say nothing.
 */
export async function decisionEffects(store, run, { layer, fromStep, toStep }, page) {
    // a row of effects is 4 * layers bytes; only those of the span leave the server
    const { rows } = await store.pool.query(`select t.trace, t.layers, substring(t.effects from ($2::bigint * 4 * cardinality(t.layers) + 1)::int for (($3::bigint - $2::bigint + 1) * 4 * cardinality(t.layers))::int) as part
     from trace t join run r on r.run_id = t.run_id where r.uuid = $1 and t.effects is not null and t.steps > $3::bigint and ($4::text is null or $4 = any(t.layers))`, [run, fromStep, toStep, layer]);
    const found = rows.map(({ trace, layers, part }) => ({ trace, effect: sumOf(part, layers, layer) }));
    found.sort((a, b) => size(b.effect) - size(a.effect) || (a.trace < b.trace ? 1 : -1));
    const chosen = found.slice(page.skip, page.skip + page.first);
    const byUuid = new Map((await findTraces(store, chosen.map(({ trace }) => trace))).map((row) => [row.uuid, row]));
    return { effects: chosen.flatMap(({ trace: uuid, effect }) => [byUuid.get(uuid)].flatMap((trace) => (trace === undefined ? [] : [{ trace, effect }]))), total: found.length };
}
function size(effect) {
    return Number.isFinite(effect) ? Math.abs(effect) : -1;
}
function sumOf(part, layers, layer) {
    const [from, stride] = layer === null ? [0, 1] : [layers.indexOf(layer), layers.length];
    let sum = 0;
    for (let i = from; 4 * i < part.length; i += stride)
        sum += part.readFloatLE(4 * i);
    return sum;
}
//# sourceMappingURL=decision-effects.js.map