import { REVIEW_ITEMS } from './review-scope.js';
import { REVIEW_STATES } from './review-state.js';
const COLUMNS = `run, pseudonym, state, assignee, verdict, seen, "waitingSince", "decidedAt", "isMoved", effect`;
/** Reviews, the largest measured effect first, then the closest to the threshold; those without either last. `total` counts all that match. */
export async function listReviews({ pool }, { run, project, states, assignee, first, skip }) {
    if (!Number.isInteger(first) || first < 1)
        throw new RangeError(`first must be an integer from 1 on, got ${first}`);
    const { rows } = await pool.query(`with ${REVIEW_ITEMS} select ${COLUMNS}, count(*) over () as total from item where state = any($3::text[]) and ($4::text is null or assignee = $4)
     order by effect desc nulls last, closeness nulls last, run desc, pseudonym limit $5 offset $6`, [run && [run], project, states ?? REVIEW_STATES, assignee, first, skip]);
    return { reviews: rows.map(toReview), total: rows[0]?.total ?? (skip === 0 ? 0 : await countReviews({ pool }, { run, project, states, assignee })) };
}
/** How many match. */
async function countReviews({ pool }, { run, project, states, assignee }) {
    const { rows } = await pool.query(`with ${REVIEW_ITEMS} select count(*) as total from item where state = any($3::text[]) and ($4::text is null or assignee = $4)`, [run && [run], project, states ?? REVIEW_STATES, assignee]);
    return rows[0]?.total ?? 0;
}
/** Reviews of at most 100 predictions, in the order asked; null where there is no such prediction. */
export async function findReviews({ pool }, keys) {
    const { rows } = await pool.query(`with ${REVIEW_ITEMS} select ${COLUMNS} from item where (run, pseudonym) in (select * from unnest($3::uuid[], $4::text[]))`, [[...new Set(keys.map(({ run }) => run))], null, ...columnsOf(keys)]);
    const found = new Map(rows.map((row) => [nameOf(row), toReview(row)]));
    return keys.map((key) => found.get(nameOf(key)) ?? null);
}
/** What people did in each of these reviews, oldest first. */
export async function listReviewActs({ pool }, keys) {
    const { rows } = await pool.query(`select r.uuid as run, a.pseudonym, a.kind, a."by", a.reason, a.assignee, a.verdict, a.score, a.score_step as "scoreStep", a.created_at as "createdAt"
     from review_act a join run r on r.run_id = a.run_id where (r.uuid, a.pseudonym) in (select * from unnest($1::uuid[], $2::text[])) order by a.act`, columnsOf(keys));
    const acts = new Map(keys.map((key) => [nameOf(key), []]));
    for (const { run, pseudonym, ...act } of rows)
        acts.get(nameOf({ run, pseudonym }))?.push(act);
    return keys.map((key) => acts.get(nameOf(key)) ?? []);
}
function columnsOf(keys) {
    return [keys.map(({ run }) => run), keys.map(({ pseudonym }) => pseudonym)];
}
function nameOf({ run, pseudonym }) {
    return `${run}:${pseudonym}`;
}
function toReview({ run, pseudonym, state, assignee, verdict, seen, waitingSince, decidedAt, isMoved, effect }) {
    return { run, pseudonym, state, assignee, verdict, seen, waitingSince, decidedAt, isMoved, effect };
}
//# sourceMappingURL=list-reviews.js.map