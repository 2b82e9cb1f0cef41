/** Sensitive predictions and group metrics over the course of a run. */
export class Predictions0011 {
    name = 'Predictions0000000000011';
    async up(queryRunner) {
        for (const statement of STATEMENTS)
            await queryRunner.query(statement);
    }
    async down(queryRunner) {
        await queryRunner.query('drop table group_metric, prediction_detail, prediction_score, prediction_policy, prediction');
    }
}
const STATEMENTS = [
    // place: position in prediction_score.scores, null for one that was registered and not recorded yet; by, reason: of a person who registered it
    `create table prediction (
    run_id bigint not null,
    pseudonym text not null,
    record text not null,
    place integer,
    added_step bigint,
    "by" text,
    reason text,
    registered_step bigint,
    score real,
    score_step bigint,
    created_at timestamptz not null default now(),
    constraint prediction_pkey primary key (run_id, pseudonym),
    constraint prediction_record_key unique (run_id, record),
    constraint prediction_place_check check ((place is null) = (added_step is null)),
    constraint prediction_by_check check (("by" is null) = (reason is null) and ("by" is null) = (registered_step is null)),
    constraint prediction_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
    // last_step: the last recording at which the policy said so; null for a policy that says so for good
    `create table prediction_policy (
    run_id bigint not null,
    pseudonym text not null,
    policy text not null,
    attribute text not null default '',
    since_step bigint not null,
    last_step bigint,
    constraint prediction_policy_pkey primary key (run_id, pseudonym, policy, attribute),
    constraint prediction_policy_policy_check check (policy in ('listed', 'protected', 'borderline', 'flips')),
    constraint prediction_policy_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
    // scores[place + 1]; decided[place + 1]: the class decided for, with more than two classes
    `create table prediction_score (
    run_id bigint not null,
    step bigint not null,
    threshold real not null,
    scores real[] not null,
    decided smallint[],
    counts jsonb not null,
    created_at timestamptz not null default now(),
    constraint prediction_score_pkey primary key (run_id, step),
    constraint prediction_score_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
    // what the data say of a record; never part of the ledger
    `create table prediction_detail (
    run_id bigint not null,
    pseudonym text not null,
    label text not null,
    protected jsonb not null,
    features jsonb,
    constraint prediction_detail_pkey primary key (run_id, pseudonym),
    constraint prediction_detail_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
    `create table group_metric (
    run_id bigint not null,
    attributes text[] not null,
    step bigint not null,
    threshold real not null,
    positive text not null,
    groups jsonb not null,
    ci95 jsonb,
    created_at timestamptz not null default now(),
    constraint group_metric_pkey primary key (run_id, attributes, step),
    constraint group_metric_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
];
//# sourceMappingURL=0011-predictions.js.map