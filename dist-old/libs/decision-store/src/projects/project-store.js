import { AsyncLocalStorage } from 'node:async_hooks';
import { messageOf } from '#libs/contracts';
import { guardedPool, statementBound } from '../open/guarded-pool.js';
import { numberTypes } from '../open/number-types.js';
import { PROJECT_ROLE, PROJECT_SETTING } from './keep-projects-apart.js';
/** For whom the work in hand is done: one project, or null for all. */
const SCOPE = new AsyncLocalStorage();
/**
 * Does `work`, and all that it begins, for one project: over a {@link openProjectStore project store} it sees that project's rows
 * and no others, whatever its statements say. `null`: for all projects.
 */
export function inProject(project, work) {
    return SCOPE.run({ project }, work);
}
/**
 * A store over connections of their own for work that is done for one project: they have taken on a role that row-level security
 * binds, and name the project. A connection is bound anew only when it serves another project than before, so a project's
 * statements cost no further round trip. Work for all projects goes over the connections of `store`.
 *
 * Work that is not done {@link inProject anybody's name} is refused: a lost context must not see everything. What opens a
 * connection by itself (`connectionString`) is not bound. `close()` ends the connections for projects only; `store` stays open.
 */
export async function openProjectStore(store, { applicationName, log = () => undefined, poolSize = 8, statementTimeoutMs }) {
    const bound = guardedPool({ connectionString: store.connectionString, application_name: applicationName, max: poolSize, types: numberTypes, ...statementBound({ statementTimeoutMs }) }, log);
    const connect = boundConnections(bound);
    const notApart = await whyNotApart(connect);
    if (notApart !== null) {
        await bound.end();
        return { ...store, notApart, close: () => Promise.resolve() };
    }
    const route = () => {
        const project = projectInHand();
        return project === null ? store.pool.connect() : connect(project);
    };
    return { ...store, notApart, pool: routedPool(store.pool, route), close: () => bound.end() };
}
/** Whether the database binds such a connection; the reason where it does not. @throws what else keeps it from answering */
async function whyNotApart(connect) {
    try {
        const client = await connect('');
        const { rows } = await client.query(`select row_security_active('run') as active`).finally(() => { client.release(); });
        return rows[0]?.active === true ? null : 'the database has no row-level security (Citus, or tables of another owner)';
    }
    catch (error) {
        if (NO_ROLE.has(String(error.code)))
            return messageOf(error);
        throw error;
    }
}
/** SQLSTATEs of a role that is not there, or that may not be taken on. */
const NO_ROLE = new Set(['22023', '42501', '42704']);
function projectInHand() {
    const scope = SCOPE.getStore();
    if (scope === undefined)
        throw new Error('nobody is known in whose name the database is asked');
    return scope.project;
}
/** Connections of a pool, each bound to the project it is taken for. */
function boundConnections(pool) {
    const boundTo = new WeakMap();
    return async (project) => {
        const client = await pool.connect();
        if (boundTo.get(client) === project)
            return client;
        try {
            await client.query('select set_config($1, $2, false), set_config($3, $4, false)', ['role', PROJECT_ROLE, PROJECT_SETTING, project]);
        }
        catch (error) {
            client.release(true);
            throw error;
        }
        boundTo.set(client, project);
        return client;
    };
}
/** The pool with connections of another choice. */
function routedPool(pool, connect) {
    const query = async (...query) => {
        const client = await connect();
        let problem;
        try {
            return await client.query(...query);
        }
        catch (error) {
            problem = error; // as a pool does: whatever the statement left behind ends with the connection
            throw error;
        }
        finally {
            client.release(problem);
        }
    };
    return Object.create(pool, { query: { value: query }, connect: { value: connect } });
}
//# sourceMappingURL=project-store.js.map