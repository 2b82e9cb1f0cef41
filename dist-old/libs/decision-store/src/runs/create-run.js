import { InputError, isRunUuid } from '#libs/contracts';
import { retrying } from '../open/retrying.js';
import { transaction } from '../open/transaction.js';
import { addRunJob } from '../queue/add-run-job.js';
import { notifyState } from './notify-run.js';
import { eventValues, INSERT_EVENT } from './run-parts.js';
import { SELECT_RUN, toRunRow } from './run-row.js';
/**
 * Creates a run. Creating it again with the same uuid and spec gives the run that is there. It waits for a database that
 * is away for `patienceMs`, by default five minutes.
 *
 * @throws InputError when the uuid is none, or belongs to a run with another spec.
 */
export async function createRun(store, run, { patienceMs } = {}) {
    if (!isRunUuid(run.uuid)) {
        throw new InputError({ source: null, path: 'uuid', value: JSON.stringify(run.uuid), allowed: 'a lower-case uuid' });
    }
    return await retrying(() => createOnce(store, run), patienceMs);
}
function createOnce(store, run) {
    const { uuid, project = 'default', name, state, origin, scaler = null, reason = null, startedBy = null } = run;
    const spec = JSON.stringify(run.spec);
    return transaction(store, async (client) => {
        // no unique index on uuid alone (it would not distribute): whoever creates the same uuid waits here instead
        await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`create ${uuid}`]);
        await client.query('insert into project (name) values ($1) on conflict do nothing', [project]);
        const inserted = await client.query(`insert into run (uuid, project, name, spec, state, origin, scaler, reason, started_by, started_at, heartbeat_at)
       select $1::uuid, $2::text, $3::text, $4::jsonb, $5::text, $6::text, $7::text, $8::text, $9::text, started.at, started.at
       from (select case when $5 = 'running' then now() end as at) started
       where not exists (select from run where uuid = $1)`, [uuid, project, name, spec, state, origin, scaler, reason, startedBy]);
        const { rows } = await client.query(`select *, spec = $2::jsonb as "sameSpec" from (${SELECT_RUN} where r.uuid = $1) found`, [uuid, spec]);
        const [found] = rows;
        if (found === undefined)
            throw new Error(`run ${uuid} was not stored`);
        const { sameSpec, ...row } = found;
        if (!sameSpec)
            throw new InputError({ source: null, path: 'uuid', value: uuid, allowed: 'one that no run with another spec has' });
        if (inserted.rowCount === 1) {
            if (run.event !== undefined)
                await client.query(INSERT_EVENT, [uuid, ...eventValues({ step: null, ...run.event })]);
            if (run.enqueue === true)
                await addRunJob(client, uuid);
            await notifyState(client, uuid);
        }
        return toRunRow(row);
    });
}
//# sourceMappingURL=create-run.js.map