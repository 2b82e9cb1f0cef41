/**
 * Who evaluates the rules of a run: each process that begins to gets a term, one above the last. Whoever stores what rules found names
 * his term; that of a process that was paused, and was followed by another meanwhile, is over (`libs/decision-store/src/alerts/lead-rules.ts`).
 */
export class RuleLeaders0020 {
    name = 'RuleLeaders0000000000020';
    async up(queryRunner) {
        await queryRunner.query(`create table rule_leader (
      run_id bigint not null,
      term bigint not null,
      holder text not null,
      since timestamptz not null default now(),
      constraint rule_leader_pkey primary key (run_id),
      constraint rule_leader_run_fkey foreign key (run_id) references run (run_id) on delete cascade
    )`);
    }
    async down(queryRunner) {
        await queryRunner.query('drop table rule_leader');
    }
}
//# sourceMappingURL=0020-rule-leaders.js.map