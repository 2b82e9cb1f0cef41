/** The measures of a chunk that are series of numbers, as columns. Frozen: a new measure is a new migration. */
const MEASURE_COLUMNS = ['raw_scale', 'scale', 'grad_norm', 'param_norm', 'update_norm', 'cosine', 'noise'];
/**
 * The ledger of decisions: a row per (run, layer, up to 256 consecutive steps) with `real[]` columns out of line and
 * aggregates in line, which makes the main heap the first rollup (39 B a decision, measured).
 *
 * `<measure>_min|max|avg` are over the finite values (null when there is none) and `<measure>_nonfinite` counts the
 * others, so that one NaN never blinds an aggregate. `flags` is null when no decision of the chunk has a flag.
 */
export class Ledger0002 {
    name = 'Ledger0000000000002';
    async up(queryRunner) {
        for (const statement of STATEMENTS)
            await queryRunner.query(statement);
    }
    async down(queryRunner) {
        await queryRunner.query('drop view decision');
        await queryRunner.query('drop table decision_event, step_chunk, decision_chunk, ingest_state');
    }
}
const aggregates = MEASURE_COLUMNS.map((c) => `${c}_min real, ${c}_max real, ${c}_avg real, ${c}_nonfinite smallint not null`).join(',\n    ');
const arrays = MEASURE_COLUMNS.map((c) => `${c} real[] not null`).join(',\n    ');
const storage = [...MEASURE_COLUMNS, 'flags'].map((c) => `alter column ${c} set storage external`).join(', ');
const STATEMENTS = [
    `create table ingest_state (
    run_id bigint not null,
    last_seq bigint not null,
    last_step bigint not null,
    attempt integer not null,
    updated_at timestamptz not null default now(),
    constraint ingest_state_pkey primary key (run_id),
    constraint ingest_state_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  ) with (fillfactor = 50)`,
    `create table decision_chunk (
    run_id bigint not null,
    step0 bigint not null,
    layer smallint not null,
    n smallint not null,
    nflag smallint not null,
    flag_or integer not null,
    ${aggregates},
    ${arrays},
    flags integer[],
    constraint decision_chunk_pkey primary key (run_id, layer, step0),
    constraint decision_chunk_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  ) with (toast_tuple_target = 256)`,
    `alter table decision_chunk ${storage}`,
    'create index decision_chunk_step_index on decision_chunk (run_id, step0)',
    `create table step_chunk (
    run_id bigint not null,
    step0 bigint not null,
    n smallint not null,
    t0 timestamptz not null,
    duration_us integer[] not null,
    loss real[] not null,
    learning_rate real[] not null,
    batch_id integer[] not null,
    constraint step_chunk_pkey primary key (run_id, step0),
    constraint step_chunk_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
    `alter table step_chunk alter column duration_us set storage external, alter column loss set storage external,
    alter column learning_rate set storage external, alter column batch_id set storage external`,
    `create table decision_event (
    run_id bigint not null,
    step bigint not null,
    layer smallint not null,
    flags integer not null,
    ${MEASURE_COLUMNS.map((c) => `${c} real not null`).join(',\n    ')},
    constraint decision_event_pkey primary key (run_id, step, layer),
    constraint decision_event_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
    `create view decision as
    select c.run_id, c.layer, c.step0 + v.position - 1 as step,
      ${MEASURE_COLUMNS.map((c) => `v.${c}`).join(', ')}, coalesce(v.flags, 0) as flags
    from decision_chunk c
    cross join lateral unnest(${MEASURE_COLUMNS.map((c) => `c.${c}`).join(', ')}, c.flags)
      with ordinality as v (${MEASURE_COLUMNS.join(', ')}, flags, position)`,
];
//# sourceMappingURL=0002-ledger.js.map