import { outcomeNames, type OutcomeNames, predictsNumber, type RunUuid, type SensitivityPolicy } from '#libs/contracts';

import { NEW_RECORDS } from './new-records.js';

/** Why a prediction is sensitive. */
export interface PolicyRow {
  readonly policy: SensitivityPolicy;
  /** The attribute that is changed, of `flips`; empty otherwise. */
  readonly attribute: string;
  /** The protected attributes that the policy is about: the one that is changed, of `flips`; of `protected` those that the spec names, or the data declare, as far as that is stored. */
  readonly attributes: readonly string[];
  /** Step of the first recording at which the policy said so; 0 of one that says so for good; steps of the run when a person registered it. */
  readonly sinceStep: number;
  /** Step of the last one; null for a policy that says so for good. */
  readonly lastStep: number | null;
}

/** A sensitive prediction as it is stored. Scores are probabilities, 0 to 1. */
export interface PredictionRow extends OutcomeNames {
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
  /** Whether the score is a predicted number, in its unit: it has no classes and no threshold. */
  readonly isNumber: boolean;
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

/** SQL: the index of the class that {@link SCORE_NOW} decides for, with more than two classes; else null. */
export const DECIDED_NOW = 'case when l.scores[p.place + 1] is null then p.decided else l.decided[p.place + 1] end';

/** SQL: names of the classes of a prediction `p` of a run `r`; null where none were recorded. */
export const CLASS_NAMES = 'coalesce(r.class_names, p.class_names)';

/**
 * SQL: the attributes that the policies `protected` of a run `r` name; where one of them means all that the data declare, those that are stored of
 * one of its records; null where none are. New records, whose class nobody knows, have not all of them.
 */
export const PROTECTED_ATTRIBUTES = `case when jsonb_path_exists(r.spec, '$.sensitivity[*] ? (@.policy == "protected")') and not jsonb_path_exists(r.spec, '$.sensitivity[*] ? (@.policy == "protected" && !exists(@.attributes))')
  then jsonb_path_query_array(r.spec, '$.sensitivity[*] ? (@.policy == "protected").attributes[*]')
  else (select jsonb_agg(k.name order by k.name) from (select o.protected from prediction_detail o where o.run_id = r.run_id and o.label <> '' limit 1) o cross join lateral jsonb_object_keys(o.protected) k (name)) end`;

/** A row as it is selected. */
export interface SelectedPrediction extends Omit<PredictionRow, keyof OutcomeNames | 'isNumber' | 'policies'> {
  readonly policies: readonly Omit<PolicyRow, 'attributes'>[];
  readonly classNames: readonly string[] | null;
  /** Of the spec what tells what is predicted. */
  readonly task: unknown;
  /** Attributes that the policies `protected` are about; null where they are not stored. */
  readonly protectedAttributes: readonly string[] | null;
}

/** Selects {@link SelectedPrediction}s; conditions on `r` and `p` are to follow. */
export const SELECT_PREDICTIONS = `select r.uuid as run, p.pseudonym, p.record, p.place, p.added_step as "addedStep", p."by", p.reason, p.registered_step as "registeredStep",
    f.scores[p.place + 1] as "firstScore", ${SCORE_NOW} as score,
    ${SCORE_STEP_NOW} as "scoreStep", ${DECIDED_NOW} as decided, ${CLASS_NAMES} as "classNames", ${PROTECTED_ATTRIBUTES} as "protectedAttributes",
    jsonb_build_object('data', jsonb_build_object('kind', r.spec->'data'->'kind') || jsonb_strip_nulls(jsonb_build_object('name', r.spec->'data'->'name', 'task', r.spec->'data'->'task'))) as task,
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

/** A row as it is told. One that a person registered is listed by that person, whatever the policies of the spec say. */
export function toPredictionRow({ classNames, task, protectedAttributes, ...row }: SelectedPrediction): PredictionRow {
  const isNumber = predictsNumber(task);
  const told = row.registeredStep === null ? row.policies : [{ policy: 'listed', attribute: '', sinceStep: row.registeredStep, lastStep: null } as const, ...row.policies.filter(({ policy }) => policy !== 'listed')];
  const policies = told.map((policy) => ({ ...policy, attributes: policyAttributes(policy, protectedAttributes) }));
  return { ...row, ...outcomeNames({ ...row, classNames: isNumber ? null : classNames }), isNumber, policies };
}

/** The protected attributes that a policy of a run is about; none of one that is about no attribute, or where they are not stored. */
export function policyAttributes({ policy, attribute }: Pick<PolicyRow, 'policy' | 'attribute'>, protectedAttributes: readonly string[] | null): readonly string[] {
  if (attribute !== '') return [attribute];
  return policy === 'protected' ? (protectedAttributes ?? []) : [];
}
