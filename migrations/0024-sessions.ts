import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whom a session of the dashboard belongs to, as the issuer that signed them in knows them; null of every other token. */
export class Sessions0024 implements MigrationInterface {
  readonly name = 'Sessions0000000000024';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table access_token add column subject text');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('delete from access_token where subject is not null');
    await queryRunner.query('alter table access_token drop column subject');
  }
}
