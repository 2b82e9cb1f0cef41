/** Impacts: what scaling did to everybody; asked for, worked off, kept. */
export class Impacts0012 {
    name = 'Impacts0000000000012';
    async up(queryRunner) {
        for (const statement of STATEMENTS)
            await queryRunner.query(statement);
    }
    async down(queryRunner) {
        await queryRunner.query('drop table impact');
    }
}
const STATEMENTS = [
    // attempt: fence; only the process of the last one writes
    `create table impact (
    run_id bigint not null,
    impact uuid not null,
    effort jsonb not null,
    state text not null,
    progress real not null default 0,
    stage text not null default '',
    attempt integer not null default 0,
    method text not null,
    product_version text,
    result jsonb,
    "by" text not null,
    reason text not null,
    ended_by text,
    problem text,
    created_at timestamptz not null default now(),
    started_at timestamptz,
    heartbeat_at timestamptz,
    ended_at timestamptz,
    constraint impact_pkey primary key (run_id, impact),
    constraint impact_state_check check (state in ('queued', 'running', 'completed', 'failed', 'cancelled')),
    constraint impact_progress_check check (progress between 0 and 1),
    constraint impact_result_check check ((state = 'completed') = (result is not null) and (state = 'completed') = (product_version is not null)),
    constraint impact_problem_check check ((state in ('failed', 'cancelled')) = (problem is not null)),
    constraint impact_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
    // an impact is found by its own uuid, and listed newest first over all runs
    'create index impact_impact_index on impact (impact)',
    `create index impact_live_index on impact (state) where state in ('queued', 'running')`,
];
//# sourceMappingURL=0012-impacts.js.map