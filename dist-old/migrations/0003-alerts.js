/** Rules as they were, where the rule engine stands in each run, and the alerts it raised. */
export class Alerts0003 {
    name = 'Alerts0000000000003';
    async up(queryRunner) {
        for (const statement of STATEMENTS)
            await queryRunner.query(statement);
    }
    async down(queryRunner) {
        await queryRunner.query('drop table alert_transition, alert, rule_health, rule_state, rule_version');
    }
}
// double precision where a rule computed the number: a robust z-score may exceed what float32 holds
const STATEMENTS = [
    `create table rule_version (
    project text not null default 'default',
    rule text not null,
    version text not null,
    "text" text not null,
    created_at timestamptz not null default now(),
    constraint rule_version_pkey primary key (project, rule, version)
  )`,
    `create table rule_state (
    run_id bigint not null,
    last_step bigint not null,
    state jsonb not null,
    updated_at timestamptz not null default now(),
    constraint rule_state_pkey primary key (run_id),
    constraint rule_state_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
    `create table rule_health (
    run_id bigint not null,
    rule text not null,
    version text not null,
    health text not null,
    problem text,
    updated_at timestamptz not null default now(),
    constraint rule_health_pkey primary key (run_id, rule),
    constraint rule_health_health_check check (health in ('ok', 'error', 'unknown')),
    constraint rule_health_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
    `create table alert (
    run_id bigint not null,
    fingerprint text not null,
    since bigint not null,
    rule text not null,
    rule_version text not null,
    severity text not null,
    layer text,
    measure text,
    state text not null,
    fired_step bigint not null,
    resolved_step bigint,
    value double precision not null,
    threshold double precision,
    summary text not null,
    fired_at timestamptz not null default now(),
    resolved_at timestamptz,
    constraint alert_pkey primary key (run_id, fingerprint, since),
    constraint alert_severity_check check (severity in ('info', 'warning', 'critical')),
    constraint alert_state_check check (state in ('firing', 'resolved')),
    constraint alert_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
    'create index alert_fired_index on alert (run_id, fired_step)',
    `create table alert_transition (
    run_id bigint not null,
    fingerprint text not null,
    step bigint not null,
    state text not null,
    since bigint not null,
    value double precision not null,
    threshold double precision,
    summary text not null,
    rule_version text not null,
    created_at timestamptz not null default now(),
    constraint alert_transition_pkey primary key (run_id, fingerprint, step, state),
    constraint alert_transition_state_check check (state in ('firing', 'resolved')),
    constraint alert_transition_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
];
//# sourceMappingURL=0003-alerts.js.map