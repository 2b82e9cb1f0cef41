import { MEASURE_COUNT } from '#libs/contracts';
import { madeStep, readStepLog } from './made-steps.js';
const COLUMNS = ['raw_scale', 'scale', 'grad_norm', 'param_norm', 'update_norm', 'cosine', 'noise'];
const ARRAY_HEAD = 20;
/** Compares the run with its log. */
export async function compareWithLog(store, { run, layers, log }) {
    const made = readStepLog(log, layers);
    const compared = await compareWithMade(store, { run, layers, ...made });
    let different = compared.different;
    for (let step = 0; step < made.steps; step++)
        if (!isAsMade(made.bits(step), step, layers))
            different += 1;
    return { ...compared, different };
}
/** Compares the run with what was made. */
export async function compareWithMade(store, { run, layers, steps, bits }) {
    const seen = new Map();
    let different = 0;
    const { rows } = await store.pool.query(`select c.layer, c.step0, c.n, array_send(c.flags) as flags, array[${COLUMNS.map((c) => `array_send(c.${c})`).join(', ')}] as columns
     from decision_chunk c join run r on r.run_id = c.run_id where r.uuid = $1`, [run]);
    for (const row of rows) {
        for (let i = 0; i < row.n; i++) {
            const key = `${row.step0 + i}:${row.layer}`;
            seen.set(key, (seen.get(key) ?? 0) + 1);
            different += differences(row, i, bits(row.step0 + i));
        }
    }
    const twice = [...seen.values()].filter((count) => count > 1).length;
    return { run, made: steps * layers, recorded: seen.size, twice, different };
}
function differences({ layer, columns, flags }, i, made) {
    const at = layer * MEASURE_COUNT;
    let count = 0;
    columns.forEach((bytes, measure) => {
        if (element(bytes, i) !== made[at + measure])
            count += 1;
    });
    const flag = flags === null ? 0 : element(flags, i);
    if (flag !== new Float32Array(made.buffer, 4 * (at + COLUMNS.length), 1)[0])
        count += 1;
    return count;
}
/** Element `i` of an array on the wire: each has its length before it. */
function element(bytes, i) {
    return bytes.readUInt32BE(ARRAY_HEAD + 8 * i + 4);
}
function isAsMade(logged, step, layers) {
    const made = new Uint32Array(madeStep(step, layers).measures.buffer);
    return logged.length === made.length && logged.every((bits, i) => bits === made[i]);
}
//# sourceMappingURL=compare.js.map