/** What an evaluation of a run that predicts a number says in place of accuracy: R², dimensionless, and errors in the unit of what is predicted. */
export class RegressionErrors0023 {
    name = 'RegressionErrors0000000000023';
    async up(queryRunner) {
        await queryRunner.query('alter table run_evaluation add column r2 double precision, add column rmse double precision, add column mae double precision');
    }
    async down(queryRunner) {
        await queryRunner.query('alter table run_evaluation drop column r2, drop column rmse, drop column mae');
    }
}
//# sourceMappingURL=0023-regression-errors.js.map