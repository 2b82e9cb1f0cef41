/** Whom a session of the dashboard belongs to, as the issuer that signed them in knows them; null of every other token. */
export class Sessions0024 {
    name = 'Sessions0000000000024';
    async up(queryRunner) {
        await queryRunner.query('alter table access_token add column subject text');
    }
    async down(queryRunner) {
        await queryRunner.query('delete from access_token where subject is not null');
        await queryRunner.query('alter table access_token drop column subject');
    }
}
//# sourceMappingURL=0024-sessions.js.map