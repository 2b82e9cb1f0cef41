import { isRunUuid } from '#libs/contracts';
import { decodeAllNumbers } from '../runs/json-numbers.js';
function select({ kind, columns }) {
    return `select s.${kind} as uuid, r.uuid as run, s.state, s.progress, s.stage, s.attempt, s.method, s.product_version as "productVersion", s.result,
      s."by", s.reason, s.ended_by as "endedBy", s.problem, s.created_at as "createdAt", s.started_at as "startedAt", s.ended_at as "endedAt"${columns}
    from ${kind} s join run r on r.run_id = s.run_id`;
}
/** @throws RangeError for a page of nothing. */
export async function listStudies({ pool }, source, { run, project, record, state, first, after }) {
    if (!Number.isInteger(first) || first < 1)
        throw new RangeError(`first must be an integer from 1 on, got ${first}`);
    const { kind } = source;
    const matches = `($1::uuid is null or r.uuid = $1) and ($2::text is null or r.project = $2) and ($3::text is null or s.state = $3)${record === undefined ? '' : ` and s.question ->> 'record' = $4`}`;
    const given = record === undefined ? [run, project, state] : [run, project, state, record];
    const page = await pool.query(`${select(source)} where ${matches} and ($${given.length + 1}::uuid is null or s.${kind} < $${given.length + 1}) order by s.${kind} desc limit $${given.length + 2}`, [...given, after, first + 1]);
    const count = await pool.query(`select count(*) as total from ${kind} s join run r on r.run_id = s.run_id where ${matches}`, given);
    return { rows: page.rows.slice(0, first).map(decoded), hasNext: page.rows.length > first, total: count.rows[0]?.total ?? 0 };
}
/** One study; null where there is none, as for a text that is no uuid. */
export async function findStudy(store, source, uuid) {
    return isRunUuid(uuid) ? ((await findStudies(store, source, [uuid]))[0] ?? null) : null;
}
/** The studies of these uuids that are there, in any order. */
export async function findStudies({ pool }, source, uuids) {
    const { rows } = await pool.query(`${select(source)} where s.${source.kind} = any($1::uuid[])`, [uuids]);
    return rows.map(decoded);
}
/** With the non-finite numbers of its result back. */
function decoded(row) {
    return { ...row, result: decodeAllNumbers(row.result) };
}
//# sourceMappingURL=list-studies.js.map