import { mayReview } from '#libs/contracts';
import { transaction } from '../open/transaction.js';
import { LATEST_SCORES, SCORE_NOW, SCORE_STEP_NOW } from '../predictions/prediction-row.js';
import { REVIEW_ITEMS } from './review-scope.js';
import { afterDeed } from './review-state.js';
/** Records what a person does in the review of a prediction, and moves the review on. Of two at the same time the second sees what the first did. */
export async function reviewPrediction(store, key, { deed, by, role, reason }) {
    if (!mayReview(role))
        return { kind: 'needs-reviewer' };
    return await transaction(store, async (client) => {
        const found = await lockReview(client, key);
        if (found === null)
            return { kind: 'no-prediction' };
        const next = afterDeed(found, deed, by);
        if (typeof next === 'string')
            return { kind: next, state: found.state };
        await insertAct(client, key, { found, deed, by, reason });
        await saveReview(client, key, { found, next });
        return { kind: 'done' };
    });
}
async function lockReview(client, { run, pseudonym }) {
    await client.query('select 1 from prediction p join run r on r.run_id = p.run_id where r.uuid = $1 and p.pseudonym = $2 for update of p', [run, pseudonym]);
    const { rows } = await client.query(`with ${REVIEW_ITEMS} select run_id as "runId", outcome, state, assignee, verdict, seen from item where pseudonym = $3`, [[run], null, pseudonym]);
    return rows[0] ?? null;
}
async function insertAct(client, { pseudonym }, { found: { runId }, deed, by, reason }) {
    const assignee = deed.kind === 'assigned' ? deed.assignee : null;
    const verdict = deed.kind === 'decided' ? deed.verdict : null;
    await client.query(`insert into review_act (run_id, pseudonym, act, kind, "by", reason, assignee, verdict, score, score_step)
     select $1, $2, (select count(*) + 1 from review_act a where a.run_id = $1 and a.pseudonym = $2), $3, $4, $5, $6, $7,
       ${SCORE_NOW}, ${SCORE_STEP_NOW}
     from prediction p ${LATEST_SCORES}
     where p.run_id = $1 and p.pseudonym = $2`, [runId, pseudonym, deed.kind, by, reason, assignee, verdict]);
}
async function saveReview(client, { pseudonym }, { found: { runId, outcome, state: before }, next }) {
    const { state, assignee, verdict, seen } = next;
    // what is only confirmed was decided then; what waited again, since the model decides otherwise, is decided now
    const wasDecided = before === 'decided';
    await client.query(`insert into review as v (run_id, pseudonym, state, assignee, verdict, outcome, seen, decided_at) values ($1, $2, $3, $4, $5, $6, $7, case when $3 = 'decided' then now() end)
     on conflict (run_id, pseudonym) do update set state = excluded.state, assignee = excluded.assignee, verdict = excluded.verdict, outcome = excluded.outcome, seen = excluded.seen,
       decided_at = case when $8 then v.decided_at else excluded.decided_at end`, [runId, pseudonym, state, assignee, verdict, verdict === null ? null : outcome, seen, wasDecided && state === 'decided']);
}
//# sourceMappingURL=review-prediction.js.map