import type { RunUuid, SensitivityPolicy } from '#libs/contracts';

import { NEW_RECORDS } from './new-records.js';

/** Why a prediction is sensitive. */
export interface PolicyRow {
  readonly policy: SensitivityPolicy;
  /** The attribute that is changed, of `flips`; empty otherwise. */
  readonly attribute: string;
  /** Step of the first recording at which the policy said so; 0 of one that says so for good; steps of the run when a person registered it. */
  readonly sinceStep: number;
  /** Step of the last one; null for a policy that says so for good. */
  readonly lastStep: number | null;
}

/** A sensitive prediction as it is stored. Scores are probabilities, 0 to 1. */
export interface PredictionRow {
  readonly run: RunUuid;
  readonly pseudonym: string;
  /** `test:17`: split and row, from 0; `new:` and the pseudonym of one that is in no split. */
  readonly record: string;
  /** Position in the recorded scores; null where a person registered it and no recording has taken it in. */
  readonly place: number | null;
  readonly addedStep: number | null;
  /** Who registered it, and why; null where a policy of the spec found it. */
  readonly by: string | null;
  readonly reason: string | null;
  /** Steps of the run when it was registered. */
  readonly registeredStep: number | null;
  readonly policies: readonly PolicyRow[];
  /** At the recording that took it in; null where there is none. */
  readonly firstScore: number | null;
  /** At the last recording; of a registered one, of the checkpoint that it was scored by. */
  readonly score: number | null;
  readonly scoreStep: number | null;
  /** Index of the class decided for, with more than two classes; else null. */
  readonly decided: number | null;
  readonly threshold: number;
  /** Its true class; null until it is stored, and of new records, of which it is not known. */
  readonly label: string | null;
  /** Protected attributes as the data have them; null until they are stored. */
  readonly protected: Readonly<Record<string, string>> | null;
  /** When what is stored of it beside the ledger was erased; null where it was not. */
  readonly erasedAt: Date | null;
}

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
export function toPredictionRow(row: PredictionRow): PredictionRow {
  if (row.registeredStep === null) return row;
  const others = row.policies.filter(({ policy }) => policy !== 'listed');
  return { ...row, policies: [{ policy: 'listed', attribute: '', sinceStep: row.registeredStep, lastStep: null }, ...others] };
}
