/** Records of which was erased what is stored of them beside the ledger: who did it, why, and how much went. */
export class RecordErasures0026 {
    name = 'RecordErasures0000000000026';
    async up(queryRunner) {
        // record: as prediction.record; pseudonym: null of a record that was traced or reported on, and never kept
        await queryRunner.query(`create table record_erasure (
      run_id bigint not null,
      record text not null,
      pseudonym text,
      removed jsonb not null,
      "by" text not null,
      reason text not null,
      created_at timestamptz not null default now(),
      constraint record_erasure_pkey primary key (run_id, record),
      constraint record_erasure_run_fkey foreign key (run_id) references run (run_id) on delete cascade
    )`);
    }
    async down(queryRunner) {
        await queryRunner.query('drop table record_erasure');
    }
}
//# sourceMappingURL=0026-record-erasures.js.map