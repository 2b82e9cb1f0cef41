/** What people say of sensitive predictions: where each stands, and every act with its reason. */
export class Reviews0018 {
    name = 'Reviews0000000000018';
    async up(queryRunner) {
        for (const statement of STATEMENTS)
            await queryRunner.query(statement);
    }
    async down(queryRunner) {
        await queryRunner.query('drop table review_act, review');
    }
}
const STATEMENTS = [
    // one that nobody has touched has no row: it waits. outcome: what the model decided when the verdict was given, 0 or 1 of two classes, else the class;
    // seen: who decided, confirmed or dissented since it last waited: nobody counts twice
    `create table review (
    run_id bigint not null,
    pseudonym text not null,
    state text not null,
    assignee text,
    verdict text,
    outcome smallint,
    seen text[] not null default '{}',
    decided_at timestamptz,
    constraint review_pkey primary key (run_id, pseudonym),
    constraint review_state_check check (state in ('waiting', 'assigned', 'second-wanted', 'disputed', 'decided')),
    constraint review_verdict_check check ((verdict is null) = (state in ('waiting', 'assigned')) and verdict in ('agree', 'overturn')),
    constraint review_decided_check check ((decided_at is not null) = (state = 'decided')),
    constraint review_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
    // only added to. score, score_step: of the prediction when it was done
    `create table review_act (
    run_id bigint not null,
    pseudonym text not null,
    act integer not null,
    kind text not null,
    "by" text not null,
    reason text not null,
    assignee text,
    verdict text,
    score real,
    score_step bigint,
    created_at timestamptz not null default now(),
    constraint review_act_pkey primary key (run_id, pseudonym, act),
    constraint review_act_kind_check check (kind in ('assigned', 'released', 'decided', 'confirmed', 'dissented')),
    constraint review_act_assignee_check check ((assignee is not null) = (kind = 'assigned')),
    constraint review_act_verdict_check check ((verdict is not null) = (kind = 'decided')),
    constraint review_act_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
];
//# sourceMappingURL=0018-reviews.js.map