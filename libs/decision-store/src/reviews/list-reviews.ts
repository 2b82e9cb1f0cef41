import { type NamedScore, outcomeNames, type OutcomeNames, type RunUuid } from '#libs/contracts';

import type { StorePool } from '../open/store.js';
import type { PredictionKey } from '../predictions/list-predictions.js';
import { CLASS_NAMES } from '../predictions/prediction-row.js';
import { REVIEW_ITEMS } from './review-scope.js';
import { REVIEW_STATES, type ReviewDeedKind, type ReviewStanding, type ReviewState, type ReviewVerdict } from './review-state.js';

/** Which prediction a review is of. */
export type ReviewKey = PredictionKey;

/** Something that a person did in a review, and which class the model decided for then. None is ever changed. */
export interface ReviewActRow extends OutcomeNames {
  readonly kind: ReviewDeedKind;
  readonly by: string;
  readonly reason: string;
  readonly assignee: string | null;
  readonly verdict: ReviewVerdict | null;
  /** Of the prediction when it was done; null without one. */
  readonly score: number | null;
  readonly scoreStep: number | null;
  readonly createdAt: Date;
}

/** The review of a sensitive prediction. */
export interface ReviewRow extends ReviewKey, ReviewStanding {
  /** When the prediction became sensitive. */
  readonly waitingSince: Date;
  /** When it was decided for good; null unless it is. */
  readonly decidedAt: Date | null;
  /** Whether it waits again, because the model decides otherwise than when a person gave a verdict. */
  readonly isMoved: boolean;
  /** Largest |measured effect| of a scaling decision on its score, from traces; null without a measured one. Dimensionless. */
  readonly effect: number | null;
}

/** What {@link listReviews} is asked for. */
export interface ReviewFilter {
  /** Of this run; without it those of the 100 newest runs that have sensitive predictions. */
  readonly run?: RunUuid | undefined;
  readonly project?: string | undefined;
  readonly states?: readonly ReviewState[] | undefined;
  readonly assignee?: string | undefined;
  readonly first: number;
  readonly skip: number;
}

const COLUMNS = `run, pseudonym, state, assignee, verdict, seen, "waitingSince", "decidedAt", "isMoved", effect`;

/** Reviews, the largest measured effect first, then the closest to the threshold; those without either last. `total` counts all that match. */
export async function listReviews({ pool }: StorePool, { run, project, states, assignee, first, skip }: ReviewFilter): Promise<{ readonly reviews: readonly ReviewRow[]; readonly total: number }> {
  if (!Number.isInteger(first) || first < 1) throw new RangeError(`first must be an integer from 1 on, got ${first}`);
  const { rows } = await pool.query<ReviewRow & { total: number }>(
    `with ${REVIEW_ITEMS} select ${COLUMNS}, count(*) over () as total from item where state = any($3::text[]) and ($4::text is null or assignee = $4)
     order by effect desc nulls last, closeness nulls last, run desc, pseudonym limit $5 offset $6`,
    [run && [run], project, states ?? REVIEW_STATES, assignee, first, skip],
  );
  return { reviews: rows.map(toReview), total: rows[0]?.total ?? (skip === 0 ? 0 : await countReviews({ pool }, { run, project, states, assignee })) };
}

/** How many match. */
async function countReviews({ pool }: StorePool, { run, project, states, assignee }: Omit<ReviewFilter, 'first' | 'skip'>): Promise<number> {
  const { rows } = await pool.query<{ total: number }>(
    `with ${REVIEW_ITEMS} select count(*) as total from item where state = any($3::text[]) and ($4::text is null or assignee = $4)`,
    [run && [run], project, states ?? REVIEW_STATES, assignee],
  );
  return rows[0]?.total ?? 0;
}

/** Reviews of at most 100 predictions, in the order asked; null where there is no such prediction. */
export async function findReviews({ pool }: StorePool, keys: readonly ReviewKey[]): Promise<(ReviewRow | null)[]> {
  const { rows } = await pool.query<ReviewRow>(
    `with ${REVIEW_ITEMS} select ${COLUMNS} from item where (run, pseudonym) in (select * from unnest($3::uuid[], $4::text[]))`,
    [[...new Set(keys.map(({ run }) => run))], null, ...columnsOf(keys)],
  );
  const found = new Map(rows.map((row) => [nameOf(row), toReview(row)]));
  return keys.map((key) => found.get(nameOf(key)) ?? null);
}

type SelectedAct = ReviewKey & Omit<ReviewActRow, keyof OutcomeNames> & Omit<NamedScore, 'score'>;

/** What people did in each of these reviews, oldest first. */
export async function listReviewActs({ pool }: StorePool, keys: readonly ReviewKey[]): Promise<ReviewActRow[][]> {
  const { rows } = await pool.query<SelectedAct>(
    `select r.uuid as run, a.pseudonym, a.kind, a."by", a.reason, a.assignee, a.verdict, a.score, a.score_step as "scoreStep", a.created_at as "createdAt",
       ${CLASS_NAMES} as "classNames", coalesce(s.threshold, 0.5) as threshold, case when s.step is null then p.decided else s.decided[p.place + 1] end as decided
     from review_act a join run r on r.run_id = a.run_id join prediction p on p.run_id = a.run_id and p.pseudonym = a.pseudonym
     left join prediction_score s on s.run_id = a.run_id and s.step = a.score_step and s.scores[p.place + 1] is not null where (r.uuid, a.pseudonym) in (select * from unnest($1::uuid[], $2::text[])) order by a.act`,
    columnsOf(keys),
  );
  const acts = new Map(keys.map((key): [string, ReviewActRow[]] => [nameOf(key), []]));
  for (const { run, pseudonym, classNames, threshold, decided, ...act } of rows) {
    acts.get(nameOf({ run, pseudonym }))?.push({ ...act, ...outcomeNames({ classNames, threshold, decided, score: act.score }) });
  }
  return keys.map((key) => acts.get(nameOf(key)) ?? []);
}

function columnsOf(keys: readonly ReviewKey[]): [string[], string[]] {
  return [keys.map(({ run }) => run), keys.map(({ pseudonym }) => pseudonym)];
}

function nameOf({ run, pseudonym }: ReviewKey): string {
  return `${run}:${pseudonym}`;
}

function toReview({ run, pseudonym, state, assignee, verdict, seen, waitingSince, decidedAt, isMoved, effect }: ReviewRow): ReviewRow {
  return { run, pseudonym, state, assignee, verdict, seen, waitingSince, decidedAt, isMoved, effect };
}
