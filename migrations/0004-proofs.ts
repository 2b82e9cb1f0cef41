import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The measures of a rollup, as columns. Frozen: a new measure is a new migration. */
const MEASURE_COLUMNS = ['raw_scale', 'scale', 'grad_norm', 'param_norm', 'update_norm', 'cosine', 'noise'] as const;

/**
 * What makes the ledger tamper-evident: the frames as they were recorded with the hashes of their leaves, the signed
 * head of each shipped segment, the public keys; coarser rollups; and holds that keep a run from retention.
 *
 * `ingest_state.frontier` is the compact range of the run's Merkle tree: the roots of its perfect subtrees, the largest
 * first, 32 bytes each (RFC 9162, section 2.1).
 */
export class Proofs0004 implements MigrationInterface {
  readonly name = 'Proofs0000000000004';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table legal_hold, decision_rollup, ledger_key, ledger_segment, ledger_frame');
    await queryRunner.query('alter table ingest_state drop column tree_size, drop column frontier, drop column head_hash');
    await queryRunner.query('alter table run drop constraint run_origin_check');
    await queryRunner.query(`alter table run add constraint run_origin_check check (origin in ('cli', 'api', 'demo'))`);
  }
}

const aggregates = MEASURE_COLUMNS.map((c) => `${c}_min real, ${c}_max real, ${c}_avg real, ${c}_nonfinite integer not null`).join(
  ',\n    ',
);

const STATEMENTS = [
  `create table ledger_frame (
    run_id bigint not null,
    seq bigint not null,
    kind smallint not null,
    attempt integer not null,
    step0 bigint not null,
    n integer not null,
    t0 timestamptz not null,
    note text,
    leaf_hashes bytea not null,
    constraint ledger_frame_pkey primary key (run_id, seq),
    constraint ledger_frame_kind_check check (kind between 1 and 4),
    constraint ledger_frame_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
  'alter table ledger_frame alter column leaf_hashes set storage external',
  `create table ledger_segment (
    run_id bigint not null,
    first_seq bigint not null,
    last_seq bigint not null,
    tree_size bigint not null,
    root_hash bytea not null,
    prev_hash bytea not null,
    last_step bigint not null,
    sealed_at_us bigint not null,
    key_id text not null,
    signature bytea not null,
    constraint ledger_segment_pkey primary key (run_id, first_seq),
    constraint ledger_segment_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
  `create table ledger_key (
    key_id text not null,
    public_key text not null,
    created_at_us bigint not null,
    endorsed_by text,
    endorsement bytea,
    constraint ledger_key_pkey primary key (key_id)
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
  `create table legal_hold (
    run_id bigint not null,
    hold_id uuid not null,
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
    add column frontier bytea not null default ''::bytea, add column head_hash bytea not null default ''::bytea`,
  'alter table run drop constraint run_origin_check',
  `alter table run add constraint run_origin_check check (origin in ('cli', 'api', 'demo', 'ingest'))`,
  // the newest exceptional decisions and the largest ones are asked for most
  'create index decision_event_grad_norm_index on decision_event (run_id, grad_norm desc)',
];
