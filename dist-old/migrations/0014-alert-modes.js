/** An alert that fires goes live, or into shadow mode, with its rule: a row among its transitions. */
export class AlertModes0014 {
    name = 'AlertModes0000000000014';
    async up(queryRunner) {
        await queryRunner.query(STATES(`'inactive', 'pending', 'firing', 'resolved', 'live', 'shadow'`));
    }
    async down(queryRunner) {
        await queryRunner.query(`delete from alert_transition where state in ('live', 'shadow')`);
        await queryRunner.query(STATES(`'inactive', 'pending', 'firing', 'resolved'`));
    }
}
const STATES = (states) => `alter table alert_transition drop constraint alert_transition_state_check,
    add constraint alert_transition_state_check check (state in (${states}))`;
//# sourceMappingURL=0014-alert-modes.js.map