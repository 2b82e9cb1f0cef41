/** Escalations are told: which notification told whom of which act on a request. */
export class Escalations0013 {
    name = 'Escalations0000000000013';
    async up(queryRunner) {
        for (const statement of STATEMENTS)
            await queryRunner.query(statement);
    }
    async down(queryRunner) {
        for (const statement of UNDO)
            await queryRunner.query(statement);
    }
}
const KINDS = (kinds) => `alter table notification drop constraint notification_kind_check,
    add constraint notification_kind_check check (kind in (${kinds}))`;
const STATEMENTS = [
    KINDS(`'alerts', 'test', 'watchdog', 'escalation'`),
    // append only, like the acts; the notification itself goes after 90 days
    `create table action_notice (
    run_id bigint not null,
    request integer not null,
    act text not null,
    receiver text not null,
    notification_id uuid not null,
    created_at timestamptz not null default clock_timestamp(),
    constraint action_notice_pkey primary key (run_id, request, act, receiver),
    constraint action_notice_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
];
const UNDO = ['drop table action_notice', `delete from notification where kind = 'escalation'`, KINDS(`'alerts', 'test', 'watchdog'`)];
//# sourceMappingURL=0013-escalations.js.map