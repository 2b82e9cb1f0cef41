import { type GroupsFact, type PredictionsFact, unpackScores } from '#libs/contracts';

import type { Queryable } from '../stored-windows.js';
import { compareRows, type PartRow } from './check-parts.js';
import { keyText, type Report } from './difference.js';
import type { Told, ToldRecording } from './told.js';

interface At {
  readonly runId: number;
  readonly report: Report;
}

/** Checks the rows of predictions, why they are sensitive, their scores and the counts of groups against the facts that were told. */
export async function checkRecordings(client: Queryable, { runId, report }: At, { recordings }: Told): Promise<void> {
  const read = async <T extends object>(sql: string): Promise<T[]> => (await client.query<T>(sql, [runId])).rows;
  const told = toldPredictions(recordings);
  compareRows({ table: 'prediction', report }, (await read<PredictionRow>(PREDICTIONS)).map(({ place, pseudonym, record }) => ({ key: keyText({ place }), value: `${record} ${pseudonym}` })), told.predictions);
  compareRows({ table: 'prediction_policy', report }, await read(POLICIES), told.policies);
  compareRows({ table: 'prediction_score', report }, (await read<ScoreRow>(SCORES)).map(scoreRow), told.scores);
  compareRows({ table: 'run', report }, (await read<Pick<PredictionsFact, 'classNames'>>(CLASS_NAMES)).flatMap(classNamesRow), told.classNames);
  compareRows({ table: 'group_metric', report }, (await read<GroupRow>(GROUPS)).map(groupRow), toldGroups(recordings));
}

// those that a person registered and no recording has taken in yet are told by nobody
const PREDICTIONS = 'select place, pseudonym, record from prediction where run_id = $1 and place is not null';
const POLICIES = `select record || ' policy=' || policy || ' attribute=' || attribute as key, since_step || ' ' || coalesce(last_step::text, '-') as value
  from prediction_policy q join prediction p using (run_id, pseudonym) where run_id = $1 and p.place is not null`;
const SCORES = 'select step, threshold, scores, decided from prediction_score where run_id = $1';
const CLASS_NAMES = 'select class_names as "classNames" from run where run_id = $1';
const GROUPS = 'select step, attributes, groups, ci95 from group_metric where run_id = $1';

interface PredictionRow {
  readonly place: number;
  readonly pseudonym: string;
  readonly record: string;
}

interface ScoreRow {
  readonly step: number;
  readonly threshold: number;
  readonly scores: readonly number[];
  readonly decided: readonly number[] | null;
}

type GroupRow = Pick<GroupsFact, 'attributes' | 'groups'> & { readonly step: number; readonly ci95: GroupsFact['ci95'] | null };

function scoreRow({ step, threshold, scores, decided }: ScoreRow): PartRow {
  return { key: keyText({ step }), value: [Math.fround(threshold), ...scores.map(Math.fround), decided?.join(' ') ?? '-'].join(' ') };
}

function classNamesRow({ classNames }: { readonly classNames?: readonly string[] | null | undefined }): PartRow[] {
  return classNames === undefined || classNames === null ? [] : [{ key: 'class_names', value: JSON.stringify(classNames) }];
}

function groupRow({ step, attributes, groups, ci95 }: GroupRow): PartRow {
  const counts = groups.map(({ group, count, positives, selected, hits }) => [group, count, positives, selected, hits]);
  return { key: keyText({ step, attributes: attributes.join(' × ') }), value: JSON.stringify([counts, Object.entries(ci95 ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))]) };
}

/** Later ones replace earlier ones of the same step. */
function toldGroups(recordings: readonly ToldRecording[]): PartRow[] {
  const rows = recordings.flatMap(({ step, fact }) => (fact.type === 'groups' ? [groupRow({ ...fact, step, ci95: fact.ci95 ?? null })] : []));
  return [...new Map(rows.map((row) => [row.key, row])).values()];
}

interface ToldPredictions {
  readonly predictions: readonly PartRow[];
  readonly policies: readonly PartRow[];
  readonly scores: readonly PartRow[];
  /** Those that were told last; none where none were. */
  readonly classNames: readonly PartRow[];
}

function toldPredictions(recordings: readonly ToldRecording[]): ToldPredictions {
  const added = new Map<number, { readonly record: string; readonly pseudonym: string }>();
  const policies = new Map<string, { since: number; last: number | null }>();
  const scores = new Map<number, PartRow>();
  for (const { step, fact } of recordings) {
    if (fact.type !== 'predictions') continue;
    fact.added.forEach((one, i) => {
      if (!added.has(fact.first + i)) added.set(fact.first + i, one);
    });
    tellPolicies(fact, step, { added, policies });
    scores.set(step, scoreRow({ step, threshold: fact.threshold, scores: [...unpackScores(fact.scores)], decided: fact.decided ?? null }));
  }
  return {
    predictions: [...added].map(([place, { record, pseudonym }]) => ({ key: keyText({ place }), value: `${record} ${pseudonym}` })),
    policies: [...policies].map(([key, { since, last }]) => ({ key, value: `${since} ${last ?? '-'}` })),
    scores: [...scores.values()],
    classNames: recordings.flatMap(({ fact }) => (fact.type === 'predictions' ? classNamesRow(fact) : [])).slice(-1),
  };
}

interface PolicyState {
  readonly added: ReadonlyMap<number, { readonly record: string }>;
  readonly policies: Map<string, { since: number; last: number | null }>;
}

function tellPolicies(fact: PredictionsFact, step: number, { added, policies }: PolicyState): void {
  for (const { policy, attribute, places, lasting } of fact.policies) {
    for (const place of places) {
      const key = `${added.get(place)?.record ?? ''} policy=${policy} attribute=${attribute}`;
      const { since, last } = policies.get(key) ?? (lasting ? { since: 0, last: null } : { since: step, last: step });
      policies.set(key, { since, last: last === null ? null : Math.max(last, step) });
    }
  }
}
