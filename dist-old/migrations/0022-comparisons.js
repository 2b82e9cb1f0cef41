/** Comparisons of a scaler with its ablations and tuned baselines, as they were made; never changed. */
export class Comparisons0022 {
    name = 'Comparisons0000000000022';
    async up(queryRunner) {
        for (const statement of STATEMENTS)
            await queryRunner.query(statement);
    }
    async down(queryRunner) {
        await queryRunner.query('drop table comparison');
    }
}
const STATEMENTS = [
    // no run_id: most are of a spec that nobody has run, and one outlives the run it was made of. run: whose uuid was named, if one was.
    // losses: of every arm, seed and look, in this order, NaN and infinities as they are
    `create table comparison (
    comparison bigint not null,
    project text not null default 'default',
    name text not null,
    run uuid,
    spec jsonb not null,
    spec_sha256 text not null,
    "by" text not null,
    product_version text not null,
    source_commit text,
    headline jsonb not null,
    findings text[] not null,
    result jsonb not null,
    arms jsonb not null,
    seeds integer[] not null,
    looks integer[] not null,
    losses real[] not null,
    created_at timestamptz not null default now(),
    constraint comparison_pkey primary key (comparison),
    constraint comparison_losses_check check (cardinality(losses) = jsonb_array_length(arms) * cardinality(seeds) * cardinality(looks))
  )`,
    'create index comparison_project_index on comparison (project, comparison)',
    'create index comparison_spec_index on comparison (spec_sha256)',
];
//# sourceMappingURL=0022-comparisons.js.map