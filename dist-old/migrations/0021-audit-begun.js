/** The audit log has an entry before each act, and one that tells what became of it (docs/security.md). */
export class AuditBegun0021 {
    name = 'AuditBegun0000000000021';
    async up(queryRunner) {
        for (const statement of STATEMENTS)
            await queryRunner.query(statement);
    }
    async down(queryRunner) {
        await queryRunner.query('drop index audit_entry_begun_index');
        await queryRunner.query('alter table audit_entry drop column begun');
    }
}
const STATEMENTS = [
    'alter table audit_entry add column begun bigint',
    'alter table audit_entry drop constraint audit_entry_outcome_check',
    `alter table audit_entry add constraint audit_entry_outcome_check check (outcome in ('begun', 'done', 'refused', 'failed'))`,
    'create unique index audit_entry_begun_index on audit_entry (begun) where begun is not null',
];
//# sourceMappingURL=0021-audit-begun.js.map