import { NEW_RECORDS } from './new-records.js';
/** SQL: what the run scored last, as `l`, beside a prediction `p`. */
export const LATEST_SCORES = 'left join lateral (select * from prediction_score s where s.run_id = p.run_id order by step desc limit 1) l on true';
/** SQL: the score of a prediction `p` beside its {@link LATEST_SCORES}; its own where the run scores it no more, or not yet. */
export const SCORE_NOW = 'coalesce(l.scores[p.place + 1], p.score)';
/** SQL: the step of {@link SCORE_NOW}. */
export const SCORE_STEP_NOW = 'case when l.scores[p.place + 1] is null then p.score_step else l.step end';
/** Selects {@link PredictionRow}s; conditions on `r` and `p` are to follow. */
export const SELECT_PREDICTIONS = `select r.uuid as run, p.pseudonym, p.record, p.place, p.added_step as "addedStep", p."by", p.reason, p.registered_step as "registeredStep",
    f.scores[p.place + 1] as "firstScore", ${SCORE_NOW} as score,
    ${SCORE_STEP_NOW} as "scoreStep", l.decided[p.place + 1] as decided,
    coalesce(l.threshold, 0.5) as threshold, case when p.record not like '${NEW_RECORDS}' then d.label end as label, d.protected, e.created_at as "erasedAt", coalesce(q.policies, '[]') as policies
  from run r join prediction p on p.run_id = r.run_id
  left join prediction_detail d on d.run_id = p.run_id and d.pseudonym = p.pseudonym
  left join record_erasure e on e.run_id = p.run_id and e.record = p.record
  left join prediction_score f on f.run_id = p.run_id and f.step = p.added_step
  ${LATEST_SCORES}
  left join lateral (select json_agg(json_build_object('policy', policy, 'attribute', attribute, 'sinceStep', since_step, 'lastStep', last_step) order by since_step, policy, attribute) as policies
    from prediction_policy s where s.run_id = p.run_id and s.pseudonym = p.pseudonym) q on true`;
/** Those of the run with uuid $1; a condition on `p` may follow. */
export const SELECT_PREDICTION = `${SELECT_PREDICTIONS} where r.uuid = $1`;
/** One that a person registered is listed by that person, whatever the policies of the spec say. */
export function toPredictionRow(row) {
    if (row.registeredStep === null)
        return row;
    const others = row.policies.filter(({ policy }) => policy !== 'listed');
    return { ...row, policies: [{ policy: 'listed', attribute: '', sinceStep: row.registeredStep, lastStep: null }, ...others] };
}
//# sourceMappingURL=prediction-row.js.map