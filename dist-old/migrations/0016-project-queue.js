/**
 * How connections that are bound to one project put jobs into the queue, whose own tables they do not reach (docs/security.md):
 * a function that runs with the rights of its owner. The rows of projects are kept apart by `keepProjectsApart`.
 */
export class ProjectQueue0016 {
    name = 'ProjectQueue0000000000016';
    async up(queryRunner) {
        for (const statement of STATEMENTS)
            await queryRunner.query(statement);
    }
    async down(queryRunner) {
        await queryRunner.query('drop function queue_job(text, json, text, text)');
    }
}
// the queue's own schema comes after the migrations: plpgsql looks for it when it is called
const STATEMENTS = [
    `create function queue_job(task text, payload json, key text, mode text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
    begin
      perform graphile_worker.add_job(task, payload, job_key => key, max_attempts => 1, job_key_mode => mode);
    end $$`,
    'revoke execute on function queue_job(text, json, text, text) from public',
];
//# sourceMappingURL=0016-project-queue.js.map