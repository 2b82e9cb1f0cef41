/** Replays: runs that were executed again as they are recorded, and whether they were the same; never changed. */
export class Replays0027 {
    name = 'Replays0000000000027';
    async up(queryRunner) {
        for (const statement of STATEMENTS)
            await queryRunner.query(statement);
    }
    async down(queryRunner) {
        await queryRunner.query('drop table replay');
    }
}
const STATEMENTS = [
    // attempt: of the run when it was executed again. backend: as run.backend, of the replay. weights_sha256: of the weights that the replay ended with
    `create table replay (
    run_id bigint not null,
    replay uuid not null,
    attempt integer not null,
    steps bigint not null,
    backend jsonb not null,
    fidelity jsonb not null,
    weights_sha256 text not null,
    seconds double precision not null,
    product_version text not null,
    "by" text not null,
    started_at timestamptz not null,
    ended_at timestamptz not null,
    constraint replay_pkey primary key (run_id, replay),
    constraint replay_steps_check check (steps > 0),
    constraint replay_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
    // a replay is found by its own uuid, and listed newest first over all runs
    'create index replay_replay_index on replay (replay)',
];
//# sourceMappingURL=0027-replays.js.map