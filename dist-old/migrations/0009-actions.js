/**
 * Actions: two more commands, what rules ask to be done and what became of it, and the canaries of the rules.
 *
 * Append only: a request is never changed, each thing that happens to it is a row of `action_act`. The first deciding act
 * stands; the index sees to it, whoever decides at the same moment.
 */
export class Actions0009 {
    name = 'Actions0000000000009';
    async up(queryRunner) {
        for (const statement of STATEMENTS)
            await queryRunner.query(statement);
    }
    async down(queryRunner) {
        for (const statement of UNDO)
            await queryRunner.query(statement);
    }
}
const STATEMENTS = [
    `alter table run_command drop constraint run_command_kind_check,
    add constraint run_command_kind_check check (kind in ('cancel', 'pause', 'resume', 'lower', 'rollback'))`,
    // respond_by: until when a person may decide before the time-out policy does; null where nobody needs to
    `create table action_request (
    run_id bigint not null,
    request integer not null,
    rule text not null,
    rule_version text not null,
    fingerprint text not null,
    since bigint not null,
    step bigint not null,
    kind text not null,
    args jsonb not null,
    reason text not null,
    respond_by timestamptz,
    escalate_to text,
    escalate_at timestamptz,
    created_at timestamptz not null default now(),
    constraint action_request_pkey primary key (run_id, request),
    constraint action_request_alert_key unique (run_id, fingerprint, since, kind),
    constraint action_request_kind_check check (kind in ('lower', 'pause', 'rollback', 'stop')),
    constraint action_request_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
    `create table action_act (
    run_id bigint not null,
    request integer not null,
    act text not null,
    "by" text not null,
    reason text not null,
    command_seq integer,
    created_at timestamptz not null default now(),
    constraint action_act_pkey primary key (run_id, request, act),
    constraint action_act_act_check check (act in
      ('commanded', 'joined', 'run-ended', 'escalated', 'approved', 'rejected', 'timed-out', 'reviewed')),
    constraint action_act_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
    `create unique index action_act_decided_index on action_act (run_id, request)
    where act in ('commanded', 'joined', 'run-ended', 'approved', 'rejected', 'timed-out')`,
    // lag_steps: from the injected step to the step at which the rule fired; null when it missed
    `create table rule_canary (
    run_id bigint not null,
    rule text not null,
    step bigint not null,
    rule_version text not null,
    layer text,
    seed bigint not null,
    caught boolean not null,
    lag_steps integer,
    created_at timestamptz not null default now(),
    constraint rule_canary_pkey primary key (run_id, rule, step),
    constraint rule_canary_lag_check check (caught = (lag_steps is not null)),
    constraint rule_canary_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
];
const UNDO = [
    'drop table rule_canary, action_act, action_request',
    `delete from run_command where kind in ('lower', 'rollback')`,
    `alter table run_command drop constraint run_command_kind_check,
    add constraint run_command_kind_check check (kind in ('cancel', 'pause', 'resume'))`,
];
//# sourceMappingURL=0009-actions.js.map