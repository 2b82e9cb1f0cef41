/** Runs that the queue of all runs looks at: the newest with sensitive predictions. A run keeps thousands of them at most. */
const MOST_RUNS_IN_QUEUE = 100;

/**
 * Sensitive predictions as rows `item` of run, pseudonym, where the review stands, and what the queue is ordered by: of the runs $1, or of the newest
 * runs of the project $2, or of all.
 *
 * `outcome`: what the model decides, 0 or 1 of two classes, else the class. A review whose verdict was about another outcome waits again.
 * `effect`: the largest |measured effect| of a scaling decision on the score, over all traces of the record. `closeness`: |score − threshold|.
 */
export const REVIEW_ITEMS = `
  scope as materialized (
    select r.run_id, r.uuid from run r where ($1::uuid[] is null or r.uuid = any($1)) and ($2::text is null or r.project = $2)
      and exists (select from prediction p where p.run_id = r.run_id) order by r.uuid desc limit ${MOST_RUNS_IN_QUEUE}),
  latest as (
    select scope.run_id, s.* from scope cross join lateral (
      select threshold, scores, decided from prediction_score s where s.run_id = scope.run_id order by step desc limit 1) s),
  scored as (
    select l.run_id, u.place - 1 as place, u.score, u.decided from latest l cross join lateral unnest(l.scores, l.decided) with ordinality u(score, decided, place)),
  effects as (
    select t.run_id, t.question->>'record' as record, max(abs((d->>'measuredEffect')::float8)) as effect
    from trace t join scope using (run_id) cross join lateral jsonb_array_elements(t.result->'decisions') d
    where t.state = 'completed' and t.question->>'record' is not null and t.question->>'of' = 'score' and d->>'grade' = 'MEASURED' and jsonb_typeof(d->'measuredEffect') = 'number'
    group by 1, 2),
  now as (
    select p.run_id, scope.uuid, p.pseudonym, p.created_at, e.effect, abs(score.value - threshold.value) as closeness, coalesce(s.decided, case when s.score is null then p.decided end, (score.value >= threshold.value)::int) as outcome
    from scope join prediction p using (run_id)
    left join latest l using (run_id)
    left join scored s on s.run_id = p.run_id and s.place = p.place
    left join effects e on e.run_id = p.run_id and e.record = p.record
    cross join lateral (select coalesce(s.score, p.score) as value) score
    cross join lateral (select coalesce(l.threshold, 0.5::real) as value) threshold),
  item as (
    select n.run_id, n.uuid as run, n.pseudonym, n.effect, nullif(n.closeness, 'NaN') as closeness, n.outcome, n.created_at as "waitingSince",
      is_moved.value as "isMoved", case when is_moved.value then 'waiting' else coalesce(v.state, 'waiting') end as state,
      v.assignee, case when not is_moved.value then v.verdict end as verdict, case when is_moved.value then '{}'::text[] else coalesce(v.seen, '{}') end as seen,
      case when not is_moved.value then v.decided_at end as "decidedAt"
    from now n left join review v on v.run_id = n.run_id and v.pseudonym = n.pseudonym
    cross join lateral (select coalesce(v.verdict is not null and v.outcome is distinct from n.outcome, false) as value) is_moved)`;
