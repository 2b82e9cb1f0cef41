/** Own rules: what is active in a project, since when, by whom and why; back-tests; what an alert keeps of its rule. */
export class Rules0006 {
    name = 'Rules0000000000006';
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
    // own: the text is an entry of a rule file and can be compiled; built-in: the text is the catalogue's, for people
    `alter table rule_version add column kind text not null default 'built-in',
    add constraint rule_version_kind_check check (kind in ('built-in', 'own'))`,
    // one row per change; the one without an end is what holds now
    `create table rule_activation (
    activation_id uuid not null default gen_random_uuid(),
    project text not null default 'default',
    rule text not null,
    version text not null,
    mode text not null,
    reason text not null,
    activated_by text not null,
    activated_at timestamptz not null default now(),
    ended_at timestamptz,
    ended_by text,
    ended_reason text,
    constraint rule_activation_pkey primary key (activation_id),
    constraint rule_activation_mode_check check (mode in ('live', 'shadow', 'off')),
    constraint rule_activation_end_check check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_reason is null))
  )`,
    'create unique index rule_activation_current_index on rule_activation (project, rule) where ended_at is null',
    `create table rule_backtest (
    backtest_id uuid not null default gen_random_uuid(),
    project text not null default 'default',
    rule text not null,
    version text not null,
    runs integer not null,
    steps bigint not null,
    added integer not null,
    removed integer not null,
    tested_by text not null,
    tested_at timestamptz not null default now(),
    constraint rule_backtest_pkey primary key (backtest_id),
    constraint rule_backtest_counts_check check (runs > 0 and steps >= 0 and added >= 0 and removed >= 0)
  )`,
    'create index rule_backtest_version_index on rule_backtest (project, rule, version)',
    // shadow: stored and shown, but joins no incident, notifies nobody, acts on nothing
    `alter table alert add column shadow boolean not null default false, add column labels jsonb not null default '{}',
    add column runbook text`,
    `alter table alert_transition drop constraint alert_transition_state_check,
    add constraint alert_transition_state_check check (state in ('inactive', 'pending', 'firing', 'resolved'))`,
];
const UNDO = [
    `delete from alert_transition where state in ('inactive', 'pending')`,
    `alter table alert_transition drop constraint alert_transition_state_check,
    add constraint alert_transition_state_check check (state in ('firing', 'resolved'))`,
    'alter table alert drop column shadow, drop column labels, drop column runbook',
    'drop table rule_backtest, rule_activation',
    'alter table rule_version drop column kind',
];
//# sourceMappingURL=0006-rules.js.map