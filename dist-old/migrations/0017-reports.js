/** Audit reports: asked for, made by a worker, kept, one version after another. */
export class Reports0017 {
    name = 'Reports0000000000017';
    async up(queryRunner) {
        for (const statement of STATEMENTS)
            await queryRunner.query(statement);
    }
    async down(queryRunner) {
        await queryRunner.query('drop table report');
    }
}
const STATEMENTS = [
    // attempt: fence; only the process of the last one writes. version: counts the reports on one question, from 1
    `create table report (
    run_id bigint not null,
    report uuid not null,
    question jsonb not null,
    version integer not null,
    state text not null,
    progress real not null default 0,
    stage text not null default '',
    attempt integer not null default 0,
    method text not null,
    product_version text,
    result jsonb,
    document text,
    "by" text not null,
    reason text not null,
    ended_by text,
    problem text,
    created_at timestamptz not null default now(),
    started_at timestamptz,
    heartbeat_at timestamptz,
    ended_at timestamptz,
    constraint report_pkey primary key (run_id, report),
    constraint report_version_key unique (run_id, question, version),
    constraint report_state_check check (state in ('queued', 'running', 'completed', 'failed', 'cancelled')),
    constraint report_progress_check check (progress between 0 and 1),
    constraint report_result_check check ((state = 'completed') = (result is not null) and (state = 'completed') = (document is not null) and (state = 'completed') = (product_version is not null)),
    constraint report_problem_check check ((state in ('failed', 'cancelled')) = (problem is not null)),
    constraint report_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
    // a report is found by its own uuid, and listed newest first over all runs
    'create index report_report_index on report (report)',
    `create index report_live_index on report (state) where state in ('queued', 'running')`,
];
//# sourceMappingURL=0017-reports.js.map