import { type GroupCounts, outcomeNames } from '#libs/contracts';

import type { Queryable } from '../proving/stored-windows.js';
import type { TableBatch, TableQuery } from './table-batch.js';

interface ScoreRow {
  readonly step: number;
  readonly threshold: number;
  readonly scores: readonly number[];
  readonly decided: readonly number[] | null;
}

/** Recorded scores of sensitive predictions in order of step, then place, and which class each is of and decides for; empty where no names were recorded. */
export async function* predictionBatches(client: Queryable, { runId, fromStep, toStep }: TableQuery): AsyncGenerator<TableBatch> {
  const kept = await client.query<{ place: number; pseudonym: string; record: string }>('select place, pseudonym, record from prediction where run_id = $1 and place is not null order by place', [runId]);
  const classNames = (await client.query<{ names: string[] | null }>('select class_names as names from run where run_id = $1', [runId])).rows[0]?.names ?? null;
  for (let step = fromStep; ; step += 1) {
    const { rows } = await client.query<ScoreRow>('select step, threshold, scores, decided from prediction_score where run_id = $1 and step between $2 and $3 order by step limit 1', [runId, step, toStep]);
    const row = rows[0];
    if (row === undefined) return;
    step = row.step;
    const scored = kept.rows.filter(({ place }) => place < row.scores.length);
    const names = scored.map(({ place }) => outcomeNames({ classNames, score: row.scores[place] ?? NaN, threshold: row.threshold, decided: row.decided?.[place] ?? null }));
    const outcomes = (['scoreClass', 'decidedClass'] as const).map((column) => names.map((each) => each[column] ?? ''));
    yield [scored.map(() => row.step), scored.map(({ pseudonym }) => pseudonym), scored.map(({ record }) => record), scored.map(({ place }) => row.scores[place] ?? NaN), scored.map(() => row.threshold), ...outcomes];
  }
}

interface GroupRow {
  readonly step: number;
  readonly attributes: readonly string[];
  readonly groups: readonly GroupCounts[];
}

/** Recorded counts of groups in order of step, then attributes. */
export async function* groupBatches(client: Queryable, { runId, fromStep, toStep }: TableQuery): AsyncGenerator<TableBatch> {
  const { rows } = await client.query<GroupRow>('select step, attributes, groups from group_metric where run_id = $1 and step between $2 and $3 order by step, attributes', [runId, fromStep, toStep]);
  const all = rows.flatMap(({ step, attributes, groups }) => groups.map((of) => ({ step, attributes: attributes.join(' × '), ...of, group: of.group.join(', ') })));
  if (all.length > 0) yield (['step', 'attributes', 'group', 'count', 'positives', 'selected', 'hits'] as const).map((column) => all.map((row) => row[column]));
}
