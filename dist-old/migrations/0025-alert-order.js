/** A page of alerts is read in the order it is shown in, however many there are; so is what fires. */
export class AlertOrder0025 {
    name = 'AlertOrder0000000000025';
    async up(queryRunner) {
        await queryRunner.query('create index alert_order_index on alert (fired_at, run_id, fired_step, fingerprint, since)');
        await queryRunner.query(`create index alert_firing_index on alert (fired_at, run_id, fired_step, fingerprint, since) where state = 'firing'`);
    }
    async down(queryRunner) {
        await queryRunner.query('drop index alert_firing_index');
        await queryRunner.query('drop index alert_order_index');
    }
}
//# sourceMappingURL=0025-alert-order.js.map