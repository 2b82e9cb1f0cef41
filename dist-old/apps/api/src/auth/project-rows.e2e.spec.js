import { createAccessToken, inProject, openProjectStore } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toGlobalId } from '../common/global-id.js';
import { buildApiSchema } from '../schema/print-api-schema.js';
import { madeOperations } from '../testing/made-operations.js';
import { projectOfThings } from '../testing/project-of-things.js';
import { startTestApi } from '../testing/test-api.js';
import { OPEN_TO_EVERY_PROJECT } from './project-scope.js';
const WORD = 'a word that only the other project knows';
let store;
let api;
let projects;
let [mine, theirs] = [{}, {}];
let secret = '';
beforeAll(async () => {
    store = await testStore();
    api = await startTestApi(store);
    projects = await openProjectStore(store, { applicationName: 'spec' });
    [mine, theirs] = [await projectOfThings(store, 'mine', 'ours'), await projectOfThings(store, 'theirs', WORD)];
    ({ secret } = await createAccessToken(store, { role: 'admin', name: 'admin', createdBy: 'spec', project: 'mine' }));
});
afterAll(async () => {
    await projects.close();
    await api.close();
    await store.close();
});
const asMine = (query, variables = {}) => api.send(query, variables, { authorization: `Bearer ${secret}` });
/** The guard of the API looks away from these fields while `work` is done. */
async function unguarded(fields, work) {
    const open = OPEN_TO_EVERY_PROJECT;
    for (const field of fields)
        open.add(field);
    return await work().finally(() => { for (const field of fields)
        open.delete(field); });
}
describe('the database, where the API forgets to look', () => {
    it('shows a project no row of another, in any table', async () => {
        const { rows: tables } = await store.pool.query(`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'run_id'
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v') order by 1`);
        const countOf = async (name) => {
            const count = async (of, where = '') => (await of.pool.query(`select count(*) as n from ${name} t ${where}`)).rows[0]?.n ?? -1;
            return { name, own: await count(store, `join run r on r.run_id = t.run_id where r.project = 'mine'`), seen: await inProject('mine', () => count(projects)), all: await count(store) };
        };
        const counts = await Promise.all(tables.map(({ name }) => countOf(name)));
        expect(counts.filter(({ own, seen }) => own !== seen)).toEqual([]);
        // the other project has something to hide in most of them
        expect(counts.filter(({ own, all }) => all > own).length).toBeGreaterThan(15);
    });
    it('tells over the API nothing of others', async () => {
        const lists = await unguarded(['Query.alerts', 'Query.traces', 'Query.incidents', 'Query.actionRequests'], () => asMine('{ alerts(first: 9) { totalCount edges { node { summary run { uuid } } } } traces(first: 9) { totalCount } incidents(first: 9) { totalCount } }'));
        expect(lists).toMatchObject({ errors: [], data: { alerts: { totalCount: 1, edges: [{ node: { summary: 'ours', run: { uuid: mine.run } } }] }, traces: { totalCount: 1 }, incidents: { totalCount: 1 } } });
        const one = await unguarded(['Query.run', 'Query.node', 'Mutation.cancelRun'], () => asMine(`query ($run: ID!, $node: ID!) { run(uuid: $run) { name } node(id: $node) { id } }`, { run: theirs.run, node: theirs.ids.Alert }));
        expect(one).toMatchObject({ errors: [], data: { run: null, node: null } });
    });
    it('lets a mutation change nothing of others', async () => {
        const commands = async () => (await store.pool.query('select from run_command c join run r on r.run_id = c.run_id where r.uuid = $1', [theirs.run])).rowCount;
        const before = await commands();
        const answer = await unguarded(['Mutation.cancelRun'], () => asMine('mutation ($run: ID!) { cancelRun(input: { run: $run, reason: "x" }) { __typename } }', { run: theirs.run }));
        expect(JSON.stringify(answer)).toContain('RunNotFound');
        expect(await commands()).toBe(before);
    });
    it('binds a subscription too', async () => {
        const follow = (run) => api.socket(secret).iterate({ query: 'subscription ($run: ID!) { liveSteps(run: $run, afterStep: -1) { run layers } }', variables: { run } }).next()
            .then(({ value }) => value, (problem) => problem);
        expect(await follow(mine.run)).toMatchObject({ data: { liveSteps: { run: mine.run } } });
        expect(JSON.stringify(await unguarded(['Subscription.liveSteps'], () => follow(theirs.run)))).toContain('a run that is there');
    });
});
it('a token for one project does all it may with its own things: nothing fails for a right that the connection lacks', async () => {
    const silence = toGlobalId('Silence', theirs.run);
    const ids = { ...mine.ids };
    const operations = madeOperations(await buildApiSchema(), {
        id: (field, argument) => ids[argument.charAt(0).toUpperCase() + argument.slice(1)] ?? ids[argument === 'request' ? 'ActionRequest' : field.charAt(0).toUpperCase() + field.slice(1)] ?? (argument === 'silence' ? silence : mine.run),
        text: 'attack',
    }).filter(({ kind }) => kind !== 'subscription');
    const failed = [];
    for (const { field, text, variables } of operations) {
        const { errors } = await asMine(text, variables);
        if (errors.some(({ extensions }) => extensions['code'] === 'INTERNAL_SERVER_ERROR'))
            failed.push({ field, errors, logged: api.logged.at(-1) });
    }
    expect(operations.length).toBeGreaterThan(30);
    expect(failed).toEqual([]);
});
//# sourceMappingURL=project-rows.e2e.spec.js.map