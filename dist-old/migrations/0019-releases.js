/** Sign-offs of reports, what came of the wish to release a run, and who started it. Rows of both are never changed. */
export class Releases0019 {
    name = 'Releases0000000000019';
    async up(queryRunner) {
        for (const statement of STATEMENTS)
            await queryRunner.query(statement);
    }
    async down(queryRunner) {
        await queryRunner.query('drop table sign_off, release');
        await queryRunner.query('alter table run drop column started_by');
    }
}
const STATEMENTS = [
    // null: not recorded, as of runs before this column and of those delivered from elsewhere
    'alter table run add column started_by text',
    // note: the signed statement; the columns repeat it
    `create table sign_off (
    run_id bigint not null,
    sign_off uuid not null,
    report uuid not null,
    report_sha256 text not null,
    evidence_sha256 text not null,
    weights_sha256 text,
    intended_use text not null,
    expires_at timestamptz not null,
    "by" text not null,
    role text not null,
    reason text not null,
    dissent text,
    signed_at timestamptz not null,
    note text not null,
    constraint sign_off_pkey primary key (run_id, sign_off),
    constraint sign_off_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
    `create table release (
    run_id bigint not null,
    release uuid not null,
    state text not null,
    policy jsonb not null,
    policy_sha256 text not null,
    clauses jsonb not null,
    weights_sha256 text,
    "by" text not null,
    role text not null,
    reason text not null,
    created_at timestamptz not null default now(),
    constraint release_pkey primary key (run_id, release),
    constraint release_state_check check (state in ('released', 'refused', 'overridden')),
    constraint release_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
];
//# sourceMappingURL=0019-releases.js.map