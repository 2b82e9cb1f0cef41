import { type GroupsFact, type PredictionsFact, unpackScores } from '#libs/contracts';
import type pg from 'pg';

/** Where a fact belongs. */
export interface FactPlace {
  readonly runId: number;
  readonly step: number;
}

/** Writes the rows that a fact on predictions or groups tells of. */
export async function applyRecording(client: pg.ClientBase, place: FactPlace, fact: PredictionsFact | GroupsFact): Promise<void> {
  await (fact.type === 'predictions' ? applyPredictions(client, place, fact) : applyGroups(client, place, fact));
}

/**
 * Writes the rows that a `predictions` fact tells of. The same step again replaces its scores: a resumed attempt computes them
 * again. Nothing here may fail on what is there already: the decisions of the same transaction would be kept from the ledger.
 */
async function applyPredictions(client: pg.ClientBase, { runId, step }: FactPlace, fact: PredictionsFact): Promise<void> {
  await placeRegistered(client, { runId, step }, fact);
  if (fact.classNames !== undefined) await client.query('update run set class_names = $2 where run_id = $1 and class_names is distinct from $2::text[]', [runId, fact.classNames]);
  await client.query(
    `insert into prediction (run_id, pseudonym, record, place, added_step)
     select $1, u.pseudonym, u.record, $5 + u.o - 1, $2 from unnest($3::text[], $4::text[]) with ordinality u (pseudonym, record, o) on conflict do nothing`,
    [runId, step, ...addedColumns(fact), fact.first],
  );
  for (const { policy, attribute, places, lasting } of fact.policies) {
    await client.query(
      `insert into prediction_policy (run_id, pseudonym, policy, attribute, since_step, last_step)
       select $1, pseudonym, $3, $4, case when $6 then 0 else $2::bigint end, case when $6 then null else $2::bigint end from prediction where run_id = $1 and place = any($5::int[])
       on conflict (run_id, pseudonym, policy, attribute) do update set last_step = greatest(prediction_policy.last_step, excluded.last_step)`,
      [runId, step, policy, attribute, places, lasting],
    );
  }
  const counts = fact.policies.map(({ policy, attribute, looked, matching, kept }) => ({ policy, attribute, looked, matching, kept }));
  await client.query(
    `insert into prediction_score (run_id, step, threshold, scores, decided, counts) values ($1, $2, $3, $4::real[], $5::smallint[], $6)
     on conflict (run_id, step) do update set threshold = excluded.threshold, scores = excluded.scores, decided = excluded.decided, counts = excluded.counts`,
    [runId, step, fact.threshold, [...unpackScores(fact.scores)], fact.decided ?? null, JSON.stringify(counts)],
  );
}

/** Records that a person registered meanwhile get the place that the recorder has given them. */
async function placeRegistered(client: pg.ClientBase, { runId, step }: FactPlace, fact: PredictionsFact): Promise<void> {
  await client.query(
    `update prediction p set place = $5 + u.o - 1, added_step = $2
     from unnest($3::text[], $4::text[]) with ordinality u (pseudonym, record, o) where p.run_id = $1 and p.record = u.record and p.place is null`,
    [runId, step, ...addedColumns(fact), fact.first],
  );
}

function addedColumns({ added }: PredictionsFact): [string[], string[]] {
  return [added.map(({ pseudonym }) => pseudonym), added.map(({ record }) => record)];
}

/** Writes the row that a `groups` fact tells of; the same step again replaces it. */
async function applyGroups(client: pg.ClientBase, { runId, step }: FactPlace, { attributes, threshold, positive, groups, ci95 }: GroupsFact): Promise<void> {
  await client.query(
    `insert into group_metric (run_id, attributes, step, threshold, positive, groups, ci95) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (run_id, attributes, step) do update set threshold = excluded.threshold, positive = excluded.positive, groups = excluded.groups, ci95 = excluded.ci95`,
    [runId, attributes, step, threshold, positive, JSON.stringify(groups), ci95 === undefined ? null : JSON.stringify(ci95)],
  );
}
