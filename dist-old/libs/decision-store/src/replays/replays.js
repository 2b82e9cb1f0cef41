import { InputError, isRunUuid } from '#libs/contracts';
import { RUN_CHANNEL } from '../live/run-channel.js';
import { transaction } from '../open/transaction.js';
import { encodeNumbers } from '../runs/json-numbers.js';
import { toFidelity } from './to-fidelity.js';
/** Stores a replay, and tells whoever listens. @throws InputError when there is no such run. */
export async function saveReplay(store, replay) {
    const { uuid, run, attempt, steps, backend, fidelity, weightsSha256, seconds, productVersion, by, startedAt, endedAt } = replay;
    await transaction(store, async (client) => {
        const { rowCount } = await client.query(`insert into replay (run_id, replay, attempt, steps, backend, fidelity, weights_sha256, seconds, product_version, "by", started_at, ended_at)
       select run_id, $2, $3, $4, $5::jsonb, $6::jsonb, $7, $8, $9, $10, $11, $12 from run where uuid = $1`, [run, uuid, attempt, steps, JSON.stringify(backend), encodeNumbers(fidelity), weightsSha256, seconds, productVersion, by, startedAt, endedAt]);
        if (rowCount !== 1)
            throw new InputError({ source: null, path: 'run', value: JSON.stringify(run), allowed: 'the uuid of a recorded run' });
        await client.query('select pg_notify($1, $2)', [RUN_CHANNEL, JSON.stringify({ kind: 'replay', run })]);
    });
}
const SELECT = `select p.replay as uuid, r.uuid as run, p.attempt, p.steps, p.backend, p.fidelity, p.weights_sha256 as "weightsSha256", p.seconds,
    p.product_version as "productVersion", p."by", p.started_at as "startedAt", p.ended_at as "endedAt"
  from replay p join run r on r.run_id = p.run_id`;
const MATCHES = '($1::uuid is null or r.uuid = $1) and ($2::text is null or r.project = $2)';
/** @throws RangeError for a page of nothing. */
export async function listReplays({ pool }, { run, project, first, after }) {
    if (!Number.isInteger(first) || first < 1)
        throw new RangeError(`first must be an integer from 1 on, got ${first}`);
    const page = await pool.query(`${SELECT} where ${MATCHES} and ($3::uuid is null or p.replay < $3) order by p.replay desc limit $4`, [run, project, after, first + 1]);
    const count = await pool.query(`select count(*) as total from replay p join run r on r.run_id = p.run_id where ${MATCHES}`, [run, project]);
    return { rows: page.rows.slice(0, first).map(decoded), hasNext: page.rows.length > first, total: count.rows[0]?.total ?? 0 };
}
/** One replay; null where there is none, as for a text that is no uuid. */
export async function findReplay({ pool }, uuid) {
    if (!isRunUuid(uuid))
        return null;
    const { rows } = await pool.query(`${SELECT} where p.replay = $1`, [uuid]);
    return rows[0] === undefined ? null : decoded(rows[0]);
}
function decoded(row) {
    return { ...row, fidelity: toFidelity(row.fidelity) };
}
//# sourceMappingURL=replays.js.map