/**
 * Runs and what belongs to a run as a whole.
 *
 * Rules of every table here: `run_id` first in every key, no triggers, no foreign key but to `run`, so that the same
 * schema distributes by `run_id` under Citus unchanged. `uuid` has a plain index: a unique one would lack `run_id`;
 * `createRun` serialises on the uuid instead.
 */
export class Runs0001 {
    name = 'Runs0000000000001';
    async up(queryRunner) {
        for (const statement of STATEMENTS)
            await queryRunner.query(statement);
    }
    async down(queryRunner) {
        await queryRunner.query('drop table run_command, run_checkpoint, run_evaluation, run_event, run_layer, run, project');
    }
}
const STATEMENTS = [
    `create table project (
    name text not null,
    created_at timestamptz not null default now(),
    constraint project_pkey primary key (name)
  )`,
    `insert into project (name) values ('default')`,
    `create table run (
    run_id bigint generated always as identity,
    uuid uuid not null,
    project text not null default 'default',
    name text not null,
    origin text not null,
    state text not null,
    reason text,
    spec jsonb not null,
    spec_sha256 text,
    scaler text,
    backend jsonb,
    versions jsonb,
    hardware jsonb,
    seeds jsonb,
    data_manifest jsonb,
    summary jsonb,
    total_steps bigint,
    attempt integer not null default 0,
    created_at timestamptz not null default now(),
    started_at timestamptz,
    ended_at timestamptz,
    heartbeat_at timestamptz,
    constraint run_pkey primary key (run_id),
    constraint run_origin_check check (origin in ('cli', 'api', 'demo')),
    constraint run_state_check check (state in
      ('queued', 'running', 'paused', 'completed', 'cancelled', 'failed', 'interrupted', 'diverged'))
  ) with (fillfactor = 70)`,
    'create index run_uuid_index on run (uuid)',
    'create index run_project_uuid_index on run (project, uuid)',
    `create index run_live_index on run (state) where state in ('queued', 'running', 'paused')`,
    `create table run_layer (
    run_id bigint not null,
    layer smallint not null,
    name text not null,
    kind text not null,
    module text not null,
    depth smallint not null,
    parameter_count bigint not null,
    constraint run_layer_pkey primary key (run_id, layer),
    constraint run_layer_name_key unique (run_id, name),
    constraint run_layer_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
    `create table run_event (
    run_id bigint not null,
    event_id bigint generated always as identity,
    step bigint,
    kind text not null,
    detail jsonb not null,
    created_at timestamptz not null default now(),
    constraint run_event_pkey primary key (run_id, event_id),
    constraint run_event_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
    `create table run_evaluation (
    run_id bigint not null,
    step bigint not null,
    split text not null,
    loss double precision,
    accuracy double precision,
    created_at timestamptz not null default now(),
    constraint run_evaluation_pkey primary key (run_id, split, step),
    constraint run_evaluation_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
    `create table run_checkpoint (
    run_id bigint not null,
    step bigint not null,
    path text not null,
    sha256 text not null,
    size_bytes bigint not null,
    created_at timestamptz not null default now(),
    constraint run_checkpoint_pkey primary key (run_id, step),
    constraint run_checkpoint_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
    `create table run_command (
    run_id bigint not null,
    seq integer not null,
    kind text not null,
    args jsonb not null,
    "by" text not null,
    reason text not null,
    created_at timestamptz not null default now(),
    acked_step bigint,
    acked_at timestamptz,
    constraint run_command_pkey primary key (run_id, seq),
    constraint run_command_kind_check check (kind in ('cancel', 'pause', 'resume')),
    constraint run_command_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
];
//# sourceMappingURL=0001-runs.js.map