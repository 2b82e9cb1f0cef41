/** Traces: which decisions moved a prediction; asked for, worked off, kept. */
export class Traces0010 {
    name = 'Traces0000000000010';
    async up(queryRunner) {
        for (const statement of STATEMENTS)
            await queryRunner.query(statement);
    }
    async down(queryRunner) {
        await queryRunner.query('drop table trace');
    }
}
const STATEMENTS = [
    // attempt: fence; only the process of the last one writes. effects: little-endian float32, [steps * layers], row by row
    `create table trace (
    run_id bigint not null,
    trace uuid not null,
    question jsonb not null,
    effort jsonb not null,
    state text not null,
    progress real not null default 0,
    stage text not null default '',
    attempt integer not null default 0,
    method text not null,
    product_version text,
    result jsonb,
    steps bigint,
    layers text[],
    effects bytea,
    effects_left_out text,
    "by" text not null,
    reason text not null,
    ended_by text,
    problem text,
    created_at timestamptz not null default now(),
    started_at timestamptz,
    heartbeat_at timestamptz,
    ended_at timestamptz,
    constraint trace_pkey primary key (run_id, trace),
    constraint trace_state_check check (state in ('queued', 'running', 'completed', 'failed', 'cancelled')),
    constraint trace_progress_check check (progress between 0 and 1),
    constraint trace_result_check check ((state = 'completed') = (result is not null) and (state = 'completed') = ((effects is null) <> (effects_left_out is null))),
    constraint trace_problem_check check ((state in ('failed', 'cancelled')) = (problem is not null)),
    constraint trace_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
    // a trace is found by its own uuid, and listed newest first over all runs
    'create index trace_trace_index on trace (trace)',
    `create index trace_live_index on trace (state) where state in ('queued', 'running')`,
];
//# sourceMappingURL=0010-traces.js.map