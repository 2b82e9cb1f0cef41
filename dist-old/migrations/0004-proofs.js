/** The measures of a rollup, as columns. Frozen: a new measure is a new migration. */
const MEASURE_COLUMNS = ['raw_scale', 'scale', 'grad_norm', 'param_norm', 'update_norm', 'cosine', 'noise'];
/**
 * What makes the ledger tamper-evident (docs/ledger.md): the frames as they were recorded with the hashes of their
 * leaves, the signed head of each segment, the public keys; coarser rollups; and holds that keep a run from retention.
 *
 * `ingest_state.frontier` is the compact range of the run's Merkle tree: the roots of its perfect subtrees, the largest
 * first, 32 bytes each (RFC 9162, section 2.1). Steps below `settled_step` are compacted and rolled up as far as they go;
 * of the steps below `removed_step` retention left nothing but rollups, events and proofs.
 */
export class Proofs0004 {
    name = 'Proofs0000000000004';
    async up(queryRunner) {
        for (const statement of STATEMENTS)
            await queryRunner.query(statement);
    }
    async down(queryRunner) {
        await queryRunner.query('drop index decision_event_flags_index');
        await queryRunner.query('drop table legal_hold, step_rollup, decision_rollup, ledger_key, ledger_segment, ledger_frame');
        await queryRunner.query('alter table ingest_state drop column tree_size, drop column frontier, drop column settled_step, drop column removed_step');
        await queryRunner.query('alter table run drop constraint run_origin_check');
        await queryRunner.query(`alter table run add constraint run_origin_check check (origin in ('cli', 'api', 'demo'))`);
    }
}
const aggregates = MEASURE_COLUMNS.map((c) => `${c}_min real, ${c}_max real, ${c}_avg real, ${c}_nonfinite integer not null`).join(',\n    ');
const STATEMENTS = [
    `create table ledger_frame (
    run_id bigint not null,
    seq bigint not null,
    kind smallint not null,
    attempt integer not null,
    step0 bigint not null,
    n bigint not null,
    t0_us bigint not null,
    note text,
    leaf_hashes bytea not null,
    constraint ledger_frame_pkey primary key (run_id, seq),
    constraint ledger_frame_kind_check check (kind between 1 and 5),
    constraint ledger_frame_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
    'alter table ledger_frame alter column leaf_hashes set storage external',
    `create table ledger_segment (
    run_id bigint not null,
    first_seq bigint not null,
    last_seq bigint not null,
    tree_size bigint not null,
    root_hash bytea not null,
    previous bytea,
    last_step bigint not null,
    time_us bigint not null,
    key_name text not null,
    signature bytea not null,
    constraint ledger_segment_pkey primary key (run_id, first_seq),
    constraint ledger_segment_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  ) with (fillfactor = 50)`,
    `create table ledger_key (
    key_name text not null,
    public_key bytea not null,
    created_at_us bigint not null,
    endorsed_by text,
    endorsement bytea,
    constraint ledger_key_pkey primary key (key_name)
  )`,
    `create table decision_rollup (
    run_id bigint not null,
    lvl integer not null,
    layer smallint not null,
    bucket bigint not null,
    n integer not null,
    nflag integer not null,
    flag_or integer not null,
    ${aggregates},
    constraint decision_rollup_pkey primary key (run_id, lvl, layer, bucket),
    constraint decision_rollup_lvl_check check (lvl in (4096, 65536)),
    constraint decision_rollup_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
    `create table step_rollup (
    run_id bigint not null,
    lvl integer not null,
    bucket bigint not null,
    n integer not null,
    ${['loss', 'learning_rate'].map((c) => `${c}_min real, ${c}_max real, ${c}_avg real, ${c}_nonfinite integer not null`).join(',\n    ')},
    constraint step_rollup_pkey primary key (run_id, lvl, bucket),
    constraint step_rollup_lvl_check check (lvl in (256, 4096, 65536)),
    constraint step_rollup_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
    `create table legal_hold (
    run_id bigint not null,
    hold_id uuid not null,
    record text,
    reason text not null,
    "by" text not null,
    created_at timestamptz not null default now(),
    lifted_at timestamptz,
    lifted_by text,
    lifted_reason text,
    constraint legal_hold_pkey primary key (run_id, hold_id),
    constraint legal_hold_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
    `alter table ingest_state add column tree_size bigint not null default 0,
    add column frontier bytea not null default ''::bytea, add column settled_step bigint not null default 0,
    add column removed_step bigint not null default 0`,
    'alter table run drop constraint run_origin_check',
    `alter table run add constraint run_origin_check check (origin in ('cli', 'api', 'demo', 'ingest', 'import'))`,
    // the largest exceptional decisions are asked for most, of all flags or of some: combinations of flags are few
    'create index decision_event_flags_index on decision_event (run_id, flags, grad_norm desc)',
];
//# sourceMappingURL=0004-proofs.js.map