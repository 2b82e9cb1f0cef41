/** Who was told of what and how that went; what people silenced. */
export class Notifications0008 {
    name = 'Notifications0000000000008';
    async up(queryRunner) {
        for (const statement of STATEMENTS)
            await queryRunner.query(statement);
    }
    async down(queryRunner) {
        await queryRunner.query('drop table silence_copy, silence, notification_group, delivery_attempt, notification');
        await queryRunner.query('alter table alert drop column told');
    }
}
// none of these is of one run: a group may hold alerts of many, and a silence knows labels only
const STATEMENTS = [
    `create table notification (
    notification_id uuid not null,
    receiver text not null,
    route text not null,
    group_key text not null,
    kind text not null,
    state text not null,
    is_repeat boolean not null default false,
    message jsonb not null,
    suppression jsonb,
    attempts integer not null default 0,
    problem text,
    created_at timestamptz not null default clock_timestamp(),
    next_attempt_at timestamptz not null default now(),
    give_up_at timestamptz,
    claimed_until timestamptz,
    finished_at timestamptz,
    constraint notification_pkey primary key (notification_id),
    constraint notification_kind_check check (kind in ('alerts', 'test', 'watchdog')),
    constraint notification_state_check check (state in ('queued', 'failed', 'sent', 'given-up', 'suppressed'))
  )`,
    'create index notification_created_index on notification (created_at, notification_id)',
    `create index notification_waiting_index on notification (receiver, route, group_key, created_at) where state in ('queued', 'failed')`,
    `create table delivery_attempt (
    notification_id uuid not null,
    attempt integer not null,
    at timestamptz not null default now(),
    status integer,
    problem text,
    ms integer not null,
    constraint delivery_attempt_pkey primary key (notification_id, attempt)
  )`,
    `create table notification_group (
    receiver text not null,
    route text not null,
    group_key text not null,
    memory jsonb not null,
    updated_at timestamptz not null default now(),
    constraint notification_group_pkey primary key (receiver, route, group_key)
  )`,
    `create table silence (
    silence_id uuid not null,
    matchers jsonb not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    reason text not null,
    created_by text not null,
    created_at timestamptz not null default now(),
    source text,
    ended_by text,
    ended_reason text,
    constraint silence_pkey primary key (silence_id),
    constraint silence_span_check check (starts_at <= ends_at)
  )`,
    'create index silence_ends_index on silence (ends_at)',
    // the same silence in an Alertmanager
    `create table silence_copy (
    silence_id uuid not null,
    receiver text not null,
    external_id text not null,
    constraint silence_copy_pkey primary key (silence_id, receiver),
    constraint silence_copy_external_key unique (receiver, external_id)
  )`,
    // alerts of before this migration are nobody's news
    'alter table alert add column told boolean not null default true',
    'alter table alert alter column told set default false',
    'create index alert_untold_index on alert (run_id) where not told',
];
//# sourceMappingURL=0008-notifications.js.map