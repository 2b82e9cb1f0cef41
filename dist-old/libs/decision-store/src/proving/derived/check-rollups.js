import { WINDOW_STEPS } from '../stored-windows.js';
import { aggregateSelect, compareAggregates } from './aggregate-columns.js';
import { aggregateOf, chunkAggregates, MEASURE_COLUMNS, SHARED_FIGURES } from './aggregates.js';
import { keyText } from './difference.js';
import { rollupCascade } from './rollup-cascade.js';
const OF_LAYERS = { table: 'decision_rollup', levels: [4096, 65_536], columns: MEASURE_COLUMNS, select: 'layer, n, nflag, flag_or' };
const OF_STEPS = { table: 'step_rollup', levels: [256, 4096, 65_536], columns: SHARED_FIGURES, select: 'n' };
/**
 * Recomputes the rollups of a run. A stored row must be the recomputed one; a bucket that lies below `settledStep` must be
 * stored; and there are no other rows. Those of buckets that begin below `removedStep` cannot be recomputed any more.
 */
export function rollupCheck(client, facts) {
    const layers = tableCheck(client, facts, OF_LAYERS);
    const steps = tableCheck(client, facts, OF_STEPS);
    return {
        async add(stored) {
            const step = stored.window * WINDOW_STEPS;
            await layers.cascade.moveTo(step);
            await steps.cascade.moveTo(step);
            for (const chunk of [...stored.layers.values()].flat())
                layers.cascade.add(chunk.layer, chunkAggregates(chunk));
            if (stored.steps.length > 0)
                steps.cascade.add(0, sharedAggregates(stored));
        },
        async end() {
            await layers.end();
            await steps.end();
        },
    };
}
/** Places of loss and learning rate among the columns of a step chunk. */
const SHARED_PLACES = { loss: 2, learning_rate: 3 };
function sharedAggregates({ steps }) {
    const columns = Object.entries(SHARED_PLACES).map(([column, place]) => [column, aggregateOf(steps.map((chunk) => chunk.columns[place] ?? new Uint32Array()))]);
    return { n: steps.reduce((sum, { n }) => sum + n, 0), nflag: 0, flagOr: 0, columns: Object.fromEntries(columns) };
}
function tableCheck(client, facts, table) {
    let checked = 0;
    const cascade = rollupCascade(table.levels, table.columns, async (bucket) => {
        if (bucket.bucket * bucket.level >= facts.removedStep)
            checked += await checkBucket(client, facts, table, bucket);
    });
    return {
        cascade,
        async end() {
            await cascade.moveTo(Infinity);
            const { rows } = await client.query(`select count(*) as stored from ${table.table} where run_id = $1 and not (bucket >= 0 and bucket * lvl::numeric < $2)`, [facts.runId, facts.removedStep]);
            const extra = (rows[0]?.stored ?? 0) - checked;
            if (extra !== 0)
                facts.report({ table: table.table, key: '', column: null, detail: `${extra} rows summarize nothing that is recorded` });
        },
    };
}
/** Compares the rows of one bucket; gives how many of them are stored and belong to it. */
async function checkBucket(client, facts, { table, columns, select }, closed) {
    const { level, bucket, rows: expected } = closed;
    const { rows } = await client.query(`select ${select}, ${aggregateSelect(columns)} from ${table} where run_id = $1 and lvl = $2 and bucket = $3`, [facts.runId, level, bucket]);
    const stored = new Map(rows.map((row) => [Number(row.layer ?? 0), row]));
    let belonging = 0;
    for (const [layer, wanted] of expected) {
        const row = stored.get(layer);
        const told = { table, key: keyText({ lvl: level, layer, bucket }) };
        if (row !== undefined) {
            belonging += 1;
            compareAggregates(row, wanted, told, facts.report);
        }
        else if ((bucket + 1) * level <= facts.settledStep)
            facts.report({ ...told, column: null, detail: 'the row of a settled bucket is missing' });
    }
    return belonging;
}
//# sourceMappingURL=check-rollups.js.map