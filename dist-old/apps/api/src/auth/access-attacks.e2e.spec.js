import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROLES } from '#libs/contracts';
import { createAccessToken, createSilence, revokeAccessToken } from '#libs/decision-store';
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
let schema;
let [mine, theirs] = [{}, {}];
let silence = '';
beforeAll(async () => {
    store = await testStore();
    api = await startTestApi(store, { strangers: { perSecond: 1e6, most: 1e6 }, socketLimits: { initMs: 120_000 } });
    schema = await buildApiSchema();
    [mine, theirs] = [await projectOfThings(store, 'mine', 'ours'), await projectOfThings(store, 'theirs', WORD)];
    const row = await createSilence(store, { matchers: [{ name: 'alertname', operator: '=', value: 'x' }], startsAt: null, end: { afterMs: 3_600_000 }, reason: WORD, createdBy: WORD });
    silence = toGlobalId('Silence', row.id);
    // the first entry of the audit log registers the key that signs it
    await api.send('mutation { cancelRun(input: { run: "00000000-0000-7000-8000-000000000000", reason: "spec" }) { __typename } }');
});
afterAll(async () => {
    await api.close();
    await store.close();
});
/** The type of thing that an argument names: whoever adds another argument says so here. */
const NAMED = {
    uuid: 'Run', run: 'Run', runs: 'Run', alert: 'Alert', incident: 'Incident', request: 'ActionRequest', trace: 'Trace', impact: 'Impact', report: 'Report', silence: 'Silence', prediction: 'Prediction', 'revokeAccessToken.id': 'Run',
    'incident.id': 'Incident', 'trace.id': 'Trace', 'impact.id': 'Impact', 'report.id': 'Report', 'replay.id': 'Replay', 'prediction.id': 'Prediction', 'node.id': 'Run',
};
/** One operation for each root field, about things of a project; `node` also for every other type. */
function operationsOn({ ids }) {
    const idOf = (field, argument) => {
        const type = NAMED[`${field}.${argument}`] ?? NAMED[argument];
        if (type === undefined)
            throw new Error(`say in NAMED what ${field}.${argument} names`);
        return type === 'Silence' ? silence : ids[type];
    };
    const made = madeOperations(schema, { id: idOf, text: 'attack' });
    const node = made.find(({ field }) => field === 'node');
    if (node === undefined)
        throw new Error('no node');
    return [...made, ...Object.values(ids).map((id) => ({ ...node, variables: { id } }))];
}
async function token(role, more = {}) {
    const { secret, row } = await createAccessToken(store, { role, name: role, createdBy: 'spec', ...more });
    return { secret, tokenId: row.tokenId };
}
/** A subscription that was not refused within this time was let in: it waits for news. Long, as refusals wait for all that is tried beside them. */
const ACCEPTED_MS = 90_000;
/** Sends an operation with a token: a subscription over the web socket, the others over HTTP. */
async function attack({ kind, text, variables }, secret) {
    if (kind !== 'subscription')
        return await api.send(text, variables, { authorization: secret === '' ? '' : `Bearer ${secret}` });
    const told = Promise.race([api.socket(secret).iterate({ query: text, variables }).next(), sleep(ACCEPTED_MS, { value: {} })]);
    const answer = await told.then(({ value }) => value, (problem) => ({ errors: problem }));
    return { status: 200, data: null, extensions: {}, ...answer };
}
const codeOf = ({ errors }) => (Array.isArray(errors) ? errors[0]?.extensions['code'] : errors?.code);
const nameOf = ({ kind, field }) => `${kind} ${field}`;
/** A hash over all rows of all tables but when a token was used last, and the audit log: it tells of refusals too. */
async function contents() {
    const { rows: tables } = await store.pool.query(`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'graphile_worker') order by 1`);
    const hash = createHash('sha256');
    for (const { name } of tables.filter(({ name }) => !/\.(access_token|audit_\w+)$/.test(name))) {
        const { rows } = await store.pool.query(`select coalesce(string_agg(t::text, ';' order by t::text), '') as rows from ${name} t`);
        hash.update(`${name}:${rows[0]?.rows ?? ''}`);
    }
    return hash.digest('hex');
}
/** What each operation was answered that was not refused as it must be. */
async function lettersThrough(operations, secret, isRefused) {
    const answers = await Promise.all(operations.map(async (operation) => ({ operation, answer: await attack(operation, secret) })));
    return answers.filter(({ answer }) => !isRefused(answer)).map(({ operation, answer }) => ({ of: nameOf(operation), ...answer }));
}
describe('every operation of the schema', () => {
    it('is refused without a token that works: none, an unknown, an expired, a revoked one', async () => {
        const revoked = await token('admin');
        await revokeAccessToken(store, revoked.tokenId);
        const expired = await token('admin', { expiresInSeconds: 0 });
        const before = await contents();
        for (const secret of ['', 'glt_unknown', expired.secret, revoked.secret]) {
            expect(await lettersThrough(operationsOn(theirs), secret, (answer) => (codeOf(answer) === 'UNAUTHENTICATED' && answer.status === 401) || codeOf(answer) === 4403)).toEqual([]);
        }
        expect(await contents()).toBe(before);
    });
    it('is refused to role ingest; every mutation to those who only read', async () => {
        const before = await contents();
        const all = operationsOn(theirs);
        const mutations = all.filter(({ kind }) => kind === 'mutation');
        expect(mutations.length).toBeGreaterThan(15);
        for (const role of ROLES.filter((each) => ['ingest', 'viewer', 'auditor'].includes(each))) {
            const { secret } = await token(role);
            const operations = role === 'ingest' ? all : mutations;
            expect(await lettersThrough(operations, secret, (answer) => (codeOf(answer) === 'FORBIDDEN' && answer.status === 403) || codeOf(answer) === 4403)).toEqual([]);
        }
        expect(await contents()).toBe(before);
    });
    it.each(['viewer', 'reviewer', 'admin'])('about things of another project is refused to a token of role %s for one', async (role) => {
        const { secret } = await token(role, { project: 'mine' });
        const before = await contents();
        const operations = operationsOn(theirs).filter(({ namesThings, kind }) => namesThings && (kind !== 'mutation' || role !== 'viewer'));
        expect(operations.length).toBeGreaterThan(15);
        expect(await lettersThrough(operations, secret, (answer) => codeOf(answer) === 'FORBIDDEN' && !JSON.stringify(answer.data).includes(WORD))).toEqual([]);
        expect(await contents()).toBe(before);
    });
    it('that names nothing tells a token for one project of that project alone, or is refused', async () => {
        const { secret } = await token('admin', { project: 'mine' });
        const before = await contents();
        const operations = madeOperations(schema, { id: () => undefined, text: 'attack' }).filter(({ text, kind }) => kind !== 'subscription' && !/\$\w+: (ID!|\w+Input!\))/.test(text));
        const tells = ({ data }) => JSON.stringify(data ?? {}).includes(WORD) || JSON.stringify(data ?? {}).includes(theirs.run);
        expect(operations.map(({ field }) => field)).toEqual(expect.arrayContaining(['runs', 'alerts', 'incidents', 'silences', 'notifications', 'traces']));
        expect(await lettersThrough(operations, secret, (answer) => !tells(answer))).toEqual([]);
        expect(await contents()).toBe(before);
        const everything = await Promise.all(operations.map(async (operation) => tells(await attack(operation, (await token('admin')).secret))));
        expect(everything.filter(Boolean).length).toBeGreaterThan(4);
    });
});
describe('a token for one project', () => {
    it('reads what is its own: every query that names things of the project is answered', async () => {
        const { secret } = await token('reviewer', { project: 'mine' });
        const queries = operationsOn(mine).filter(({ kind, namesThings, field }) => kind === 'query' && namesThings && field !== 'auditLog'); // auditors' own
        expect(await lettersThrough(queries, secret, ({ errors, data }) => errors.length === 0 && JSON.stringify(data).length > 50)).toEqual([]);
    });
    it('finds its runs where it names no project, and is told of no other', async () => {
        const headers = { authorization: `Bearer ${(await token('viewer', { project: 'mine' })).secret}` };
        const all = await api.send('{ runs(first: 9) { totalCount edges { node { uuid project } } } rules { name } }', {}, headers);
        expect(all).toMatchObject({ errors: [], data: { runs: { totalCount: 1, edges: [{ node: { uuid: mine.run, project: 'mine' } }] } } });
        const lists = ['alerts', 'incidents', 'traces', 'actionRequests'];
        const answer = await api.send(`{ ${lists.map((list) => `${list}(first: 9) { totalCount edges { node { run { uuid } } } }`).join(' ')} reports(first: 9) { totalCount } }`, {}, headers);
        expect(answer).toMatchObject({ errors: [], data: Object.fromEntries(lists.map((list) => [list, { totalCount: 1, edges: [{ node: { run: { uuid: mine.run } } }] }])) });
        expect((await api.send('{ alerts(first: 9) { totalCount } }')).data).toEqual({ alerts: { totalCount: 2 } });
        for (const query of ['{ alerts(first: 9, project: "theirs") { totalCount } }', '{ runs(first: 9, project: "theirs") { totalCount } }', '{ rules(project: "default") { name } }', '{ notifyState { __typename } }']) {
            const answer = await api.send(query, {}, headers);
            expect(JSON.stringify(answer.errors), query).toContain('FORBIDDEN');
        }
    });
    it('hears of changes of its runs only', async () => {
        const { secret } = await token('viewer', { project: 'mine' });
        const heard = api.socket(secret).iterate({ query: 'subscription { runChanged { run { uuid } } }' }).next().then(({ value }) => value);
        const told = { isHeard: false };
        const first = heard.finally(() => { told.isHeard = true; });
        // told again and again: nobody says when the subscription stands
        while (!told.isHeard) {
            for (const run of [theirs.run, mine.run])
                await store.pool.query('select pg_notify($1, $2)', ['gradlens_run', JSON.stringify({ kind: 'alert', run })]);
            await sleep(50);
        }
        expect(await first).toEqual({ data: { runChanged: { run: { uuid: mine.run } } } });
    });
    it('starts runs in its project only', async () => {
        const headers = { authorization: `Bearer ${(await token('operator', { project: 'mine' })).secret}` };
        const spec = { name: 'x', data: { kind: 'generated-credit', rows: 100 }, model: { kind: 'mlp', hidden: [2] }, budget: { steps: 1 } };
        const start = async (more) => (await api.send('mutation ($spec: JSON) { startRun(input: { spec: $spec }) { ... on StartRunPayload { run { project } } ... on InputProblem { path allowed } } }', { spec: { ...spec, ...more } }, headers)).data?.['startRun'];
        expect(await start({})).toEqual({ run: { project: 'mine' } });
        expect(await start({ project: 'theirs' })).toEqual({ path: 'project', allowed: '"mine", by the token' });
    });
    it('does not reach the metrics, which tell of all projects', async () => {
        const { secret } = await token('admin', { project: 'mine' });
        const response = await fetch(`${api.url}/metrics`, { headers: { authorization: `Bearer ${secret}` } });
        expect(response.status).toBe(403);
    });
    it('downloads ledgers of its own runs only: others are as good as not there', async () => {
        const { secret } = await token('auditor', { project: 'mine' });
        const download = async (run) => {
            const response = await fetch(`${api.url}/ledger/v1/runs/${run}`, { headers: { authorization: `Bearer ${secret}` } });
            return { status: response.status, length: (await response.arrayBuffer()).byteLength };
        };
        expect((await download(mine.run)).status).toBe(200);
        expect((await download(theirs.run)).status).toBe(404);
    });
    it('may ask without naming anything only what is known to tell nothing', () => {
        expect([...OPEN_TO_EVERY_PROJECT]).toEqual(['Query.health', 'Query.whoAmI', 'Mutation.startRun']);
    });
});
//# sourceMappingURL=access-attacks.e2e.spec.js.map