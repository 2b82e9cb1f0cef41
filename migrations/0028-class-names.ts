import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Names of the classes that a run predicts, as its ledger tells them, and beside the ledger those of a registered record with the class decided for. */
export class ClassNames0028 implements MigrationInterface {
  readonly name = 'ClassNames0000000000028';

  async up(queryRunner: QueryRunner): Promise<void> {
    // of two classes the positive one last; null of runs that told none, and of those that predict a number
    await queryRunner.query('alter table run add column class_names text[]');
    // of the score that a registration stored: decided as in prediction_score
    await queryRunner.query('alter table prediction add column class_names text[], add column decided smallint');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table prediction drop column class_names, drop column decided');
    await queryRunner.query('alter table run drop column class_names');
  }
}
