import { transaction } from '../open/transaction.js';
import { encodeNumbers } from '../runs/json-numbers.js';
import { SELECT_COMPARISON, toComparisonDetails, toComparisonRow } from './comparison-row.js';
/** Stores a comparison. @returns its number. */
export async function saveComparison(store, { comparison, curves, project, run, spec, specSha256, by, commit, headline, findings }) {
    const { name, version, arms, ...result } = comparison;
    return await transaction(store, async (client) => {
        // numbered without a sequence, as a distributed database would have it: whoever stores at the same moment waits here
        await client.query(`select pg_advisory_xact_lock(hashtextextended('comparison', 0))`);
        await client.query('insert into project (name) values ($1) on conflict do nothing', [project]);
        const { rows } = await client.query(`insert into comparison (comparison, project, name, run, spec, spec_sha256, "by", product_version, source_commit, headline, findings, result, arms, seeds, looks, losses)
       select (select coalesce(max(comparison), 0) + 1 from comparison), $1, $2, $3::uuid, $4::jsonb, $5, $6, $7, $8, $9::jsonb, $10::text[], $11::jsonb, $12::jsonb, $13::integer[], $14::integer[], $15::real[] returning comparison as number`, [
            ...[project, name, run, JSON.stringify(spec), specSha256, by, version, commit],
            ...[encodeNumbers(headline), findings, encodeNumbers(result), encodeNumbers(arms), curves.seeds, curves.steps, curves.losses.flat(2)],
        ]);
        return rows[0]?.number ?? NaN;
    });
}
const MATCHES = `($1::text is null or c.project = $1) and ($2::uuid is null or c.run = $2
  or exists (select from run r where r.uuid = $2 and r.project = c.project and r.spec_sha256 = c.spec_sha256))`;
/** @throws RangeError for a page of nothing. */
export async function listComparisons({ pool }, { project, run, first, after }) {
    if (!Number.isInteger(first) || first < 1)
        throw new RangeError(`first must be an integer from 1 on, got ${first}`);
    const page = await pool.query(`${SELECT_COMPARISON} where ${MATCHES} and ($3::bigint is null or c.comparison < $3) order by c.comparison desc limit $4`, [project, run, after, first + 1]);
    const count = await pool.query(`select count(*) as total from comparison c where ${MATCHES}`, [project, run]);
    return { rows: page.rows.slice(0, first).map(toComparisonRow), hasNext: page.rows.length > first, total: count.rows[0]?.total ?? 0 };
}
/** The comparison of a number; null where there is none (of the project, where one is given). */
export async function findComparison({ pool }, number, project) {
    const { rows } = await pool.query(`${SELECT_COMPARISON} where c.comparison = $1 and ($2::text is null or c.project = $2)`, [number, project]);
    return rows[0] === undefined ? null : toComparisonRow(rows[0]);
}
/** Arms and curves by number; none of those that are gone. */
export async function comparisonDetails({ pool }, numbers) {
    const { rows } = await pool.query('select comparison as number, arms, seeds, looks, losses from comparison where comparison = any($1::bigint[])', [numbers]);
    return new Map(rows.map((row) => [row.number, toComparisonDetails(row)]));
}
/** By number of a comparison that named no run: the newest run of the same spec in its project. */
export async function comparedRuns({ pool }, numbers) {
    const { rows } = await pool.query(`select c.comparison as number, r.uuid as run from comparison c cross join lateral (
       select uuid from run where run.project = c.project and (run.uuid = c.run or (c.run is null and run.spec_sha256 = c.spec_sha256)) order by run.uuid desc limit 1) r
     where c.comparison = any($1::bigint[])`, [numbers]);
    return new Map(rows.map(({ number, run }) => [number, run]));
}
//# sourceMappingURL=comparisons.js.map