/**
 * The audit log of the API: who changed or read what, in one chain for the whole database (docs/security.md).
 *
 * `audit_log` has one row: the uuid that the log is signed under, and the compact range of its Merkle tree.
 */
export class AuditLog0015 {
    name = 'AuditLog0000000000015';
    async up(queryRunner) {
        for (const statement of STATEMENTS)
            await queryRunner.query(statement);
    }
    async down(queryRunner) {
        await queryRunner.query('drop table audit_entry, audit_log');
    }
}
const STATEMENTS = [
    `create table audit_log (
    only_one boolean not null default true,
    log uuid not null default gen_random_uuid(),
    tree_size bigint not null default 0,
    frontier bytea not null default ''::bytea,
    constraint audit_log_pkey primary key (only_one),
    constraint audit_log_only_one_check check (only_one)
  )`,
    'insert into audit_log default values',
    `create table audit_entry (
    seq bigint not null,
    time_us bigint not null,
    kind text not null,
    action text not null,
    actor text not null,
    token_id text not null,
    role text not null,
    project text,
    run uuid,
    args text not null,
    outcome text not null,
    result text not null,
    key_name text not null,
    signature bytea not null,
    constraint audit_entry_pkey primary key (seq),
    constraint audit_entry_kind_check check (kind in ('change', 'read')),
    constraint audit_entry_outcome_check check (outcome in ('done', 'refused', 'failed'))
  )`,
    'create index audit_entry_run_index on audit_entry (run, seq) where run is not null',
];
//# sourceMappingURL=0015-audit-log.js.map