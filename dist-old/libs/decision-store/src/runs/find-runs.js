import { SELECT_RUN, toRunRow } from './run-row.js';
/** Orders of runs; equal names by the time they were made. */
export const RUN_SORTS = ['newest', 'oldest', 'name'];
/** One run, or null. */
export async function findRun(store, uuid) {
    const [row] = await findRuns(store, [uuid]);
    return row ?? null;
}
/** The runs of these uuids, newest first; unknown ones are left out. */
export async function findRuns(store, uuids) {
    // named: planned once a connection, 0.06 ms in place of 0.25 ms
    const { rows } = await store.pool.query({ name: 'find-runs', text: `${SELECT_RUN} where r.uuid = any($1::uuid[]) order by r.uuid desc`, values: [uuids] });
    return rows.map(toRunRow);
}
/** How a page is put in order, and what comes behind the run $7. uuidv7 sorts by the time it was made. */
const SORTS = {
    newest: { by: 'r.uuid desc', behind: 'r.uuid < $7' },
    oldest: { by: 'r.uuid', behind: 'r.uuid > $7' },
    name: { by: 'lower(r.name), r.uuid', behind: '(lower(r.name), r.uuid) > (select lower(a.name), a.uuid from run a where a.uuid = $7)' },
};
/** Runs in the order asked for, by keyset on that order. `total` counts all that match. */
export async function listRuns(store, filter) {
    const { first, after = null, sort = 'newest' } = filter;
    if (!Number.isInteger(first) || first < 1)
        throw new RangeError(`first must be an integer from 1 on, got ${first}`);
    const values = [filter.project, filter.state, searchPattern(filter.search), filter.from, filter.to, filter.firing]; // undefined is NULL to the driver: no condition
    const { by, behind } = SORTS[sort];
    const page = await store.pool.query(`${SELECT_RUN} where ${MATCHES} and ($7::uuid is null or ${behind}) order by ${by} limit $8`, [...values, after, first + 1]);
    const count = await store.pool.query(`select count(*) as total from run r where ${MATCHES}`, values);
    const runs = page.rows.slice(0, first).map(toRunRow);
    return { runs, hasNext: page.rows.length > first, total: count.rows[0]?.total ?? 0 };
}
/** The uuids of all runs, oldest first. */
export async function allRunUuids(store) {
    const { rows } = await store.pool.query('select uuid from run order by uuid');
    return rows.map(({ uuid }) => uuid);
}
/** How many runs there are, in all projects. */
export async function countRuns(store) {
    const { rows } = await store.pool.query('select count(*) as total from run');
    return rows[0]?.total ?? 0;
}
const MATCHES = `($1::text is null or r.project = $1) and ($2::text is null or r.state = $2)
  and ($3::text is null or r.name ilike '%' || $3 || '%' or r.uuid::text ilike $3 || '%')
  and ($4::timestamptz is null or r.created_at >= $4) and ($5::timestamptz is null or r.created_at < $5)
  and ($6::boolean is null or exists (select from alert a where a.run_id = r.run_id and a.state = 'firing') = $6)`;
/** The search text with the wildcards of `like` taken literally. */
function searchPattern(search) {
    if (search === undefined || search === '')
        return null;
    return search.replace(/[\\%_]/g, '\\$&');
}
//# sourceMappingURL=find-runs.js.map