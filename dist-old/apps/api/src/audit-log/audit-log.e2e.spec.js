import { ROLES } from '#libs/contracts';
import { createAccessToken, openKeyring, proveAuditLog } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApiSchema } from '../schema/print-api-schema.js';
import { madeOperations } from '../testing/made-operations.js';
import { projectOfThings } from '../testing/project-of-things.js';
import { startTestApi } from '../testing/test-api.js';
let store;
let api;
let schema;
let things;
const home = mkdtempSync(join(tmpdir(), 'gradlens-audit-'));
beforeAll(async () => {
    store = await testStore();
    api = await startTestApi(store, { home });
    schema = await buildApiSchema();
    things = await projectOfThings(store, 'mine', 'ours');
});
afterAll(async () => {
    await api.close();
    await store.close();
    rmSync(home, { recursive: true, force: true });
});
const LIST = `query ($first: Int = 100, $action: String, $kind: AuditKind, $actor: String, $outcome: AuditOutcome, $after: String, $run: ID) {
  auditLog(first: $first, action: $action, kind: $kind, actor: $actor, outcome: $outcome, after: $after, run: $run) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { seq begun at kind action actor role project run arguments outcome result } } } }`;
async function entries(variables = {}) {
    const { data, errors } = await api.send(LIST, variables);
    expect(errors).toEqual([]);
    return data.auditLog.edges.map(({ node }) => node);
}
async function newest() {
    return (await entries({ first: 1 }))[0]?.seq ?? 0;
}
/** Number of the last entry, listed or not. */
async function last() {
    return Number((await store.pool.query('select tree_size from audit_log')).rows[0]?.tree_size);
}
async function bearer(role, project) {
    return { authorization: `Bearer ${(await createAccessToken(store, { role, name: `a ${role}`, createdBy: 'spec', ...(project === undefined ? {} : { project }) })).secret}` };
}
function mutations() {
    const idOf = (field, argument) => things.ids[TYPES.find((type) => `${field}${argument}`.toLowerCase().includes(type.toLowerCase())) ?? 'Run'];
    return madeOperations(schema, { id: idOf, text: 'a word' }).filter(({ kind }) => kind === 'mutation');
}
const TYPES = ['Incident', 'Alert', 'Trace', 'Impact', 'Prediction'];
/** The new entries of each operation, sent one after the other, that are not exactly one of its own name. */
async function notOnce(operations, send, isRight) {
    const wrong = [];
    for (const operation of operations) {
        const before = await newest();
        await send(operation);
        // an answer may tell of a record as well: that is a read
        const made = (await entries({ kind: 'CHANGE' })).filter(({ seq }) => seq > before);
        const [entry] = made;
        if (made.length !== 1 || entry?.action !== operation.field || !isRight(entry))
            wrong.push({ field: operation.field, made });
    }
    return wrong;
}
describe('every mutation of the schema', () => {
    it('leaves exactly one entry, with its arguments and what became of it', async () => {
        expect(mutations().length).toBeGreaterThan(15);
        const headers = await bearer('reviewer');
        expect(await notOnce(mutations(), ({ text, variables }) => api.send(text, variables, headers), ({ result, arguments: args }) => result !== '' && JSON.stringify(args).length > 10)).toEqual([]);
        expect(new Set((await entries()).map(({ outcome }) => outcome))).toContain('DONE');
    });
    it('leaves exactly one entry where it is refused for its role, its project or its variables', async () => {
        const [viewer, other] = [await bearer('viewer'), await bearer('operator', 'theirs')];
        const isForbidden = ({ outcome, result }) => outcome === 'REFUSED' && result === 'FORBIDDEN';
        expect(await notOnce(mutations(), ({ text, variables }) => api.send(text, variables, viewer), isForbidden)).toEqual([]);
        const about = mutations().filter(({ field, namesThings }) => namesThings && field !== 'expireSilence');
        expect(await notOnce(about, ({ text, variables }) => api.send(text, variables, other), isForbidden)).toEqual([]);
        expect(await notOnce(mutations(), ({ text }) => api.send(text, {}), ({ outcome, result }) => outcome === 'REFUSED' && result === 'BAD_USER_INPUT')).toEqual([]);
    });
    it('leaves exactly one entry over the web socket, done or refused', async () => {
        const [cancel] = mutations().filter(({ field }) => field === 'cancelRun');
        if (cancel === undefined)
            throw new Error('no cancelRun');
        for (const role of ['operator', 'auditor']) {
            const secret = (await bearer(role))['authorization']?.slice(7);
            const send = ({ text, variables }) => api.socket(secret).iterate({ query: text, variables }).next().catch(() => undefined);
            expect(await notOnce([cancel], send, ({ outcome }) => (outcome === 'REFUSED') === (role === 'auditor'))).toEqual([]);
        }
    });
});
describe('an act', () => {
    const SILENCE = `mutation ($input: CreateSilenceInput!) { createSilence(input: $input) { __typename } }`;
    const input = { matchers: [{ name: 'alertname', operator: 'EQUAL', value: 'nothing' }], durationSeconds: 300, reason: 'spec' };
    const silences = async () => (await store.pool.query('select from silence')).rowCount ?? NaN;
    const marked = async (from) => (await store.pool.query('select outcome, begun::int from audit_entry where seq > $1 order by seq', [from])).rows;
    it('has an entry before it, and one behind that names it', async () => {
        const from = await last();
        expect((await api.send(SILENCE, { input })).data).toEqual({ createSilence: { __typename: 'SilencePayload' } });
        expect(await marked(from)).toEqual([{ outcome: 'begun', begun: null }, { outcome: 'done', begun: from + 1 }]);
        expect(await entries({ first: 1 })).toMatchObject([{ seq: from + 2, begun: from + 1, outcome: 'DONE' }]);
    });
    it('is not done where it cannot be recorded before', async () => {
        const before = await silences();
        await store.pool.query('alter table audit_entry rename to away');
        const { errors } = await api.send(SILENCE, { input }).finally(() => store.pool.query('alter table away rename to audit_entry'));
        expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['UNAVAILABLE']);
        expect(await silences()).toBe(before);
    });
    it('stays on record as begun where the log goes away within it; the caller is told to look', async () => {
        const [from, before] = [await last(), await silences()];
        await store.pool.query(`create function take_log() returns trigger language plpgsql as 'begin raise exception using message = ''away''; end'`);
        await store.pool.query(`create trigger take_log before insert on audit_entry for each row when (new.outcome <> 'begun') execute function take_log()`);
        const { errors } = await api.send(SILENCE, { input }).finally(() => store.pool.query('drop function take_log cascade'));
        expect(errors).toMatchObject([{ message: expect.stringContaining('look whether it was done'), extensions: { code: 'UNAVAILABLE' } }]);
        expect([await silences(), await marked(from)]).toEqual([before + 1, [{ outcome: 'begun', begun: null }]]);
        expect(await entries({ outcome: 'BEGUN' })).toMatchObject([{ seq: from + 1, action: 'createSilence', outcome: 'BEGUN', result: '' }]);
    });
});
describe('a read of a trace or report on one record', () => {
    const READ = 'query ($run: ID!) { traces(first: 9, run: $run) { edges { node { uuid state question { record } } } } reports(first: 9, run: $run) { edges { node { version record } } } }';
    it('leaves an entry of its uuid, without the record, where the record is told', async () => {
        const from = await last();
        await api.send(READ, { run: things.run }, await bearer('viewer'));
        expect(await last()).toBe(from);
        expect(JSON.stringify((await api.send(READ, { run: things.run }, await bearer('reviewer'))).data)).toContain('test:1');
        const made = (await entries()).filter(({ seq }) => seq > from);
        const byAction = made.toSorted((a, b) => a.action.localeCompare(b.action));
        expect(byAction).toMatchObject([{ kind: 'READ', action: 'report', arguments: { fields: ['record'], reports: [expect.any(String)] } }, { kind: 'READ', action: 'trace', run: things.run, arguments: { fields: ['question'], traces: [expect.any(String)] } }]);
        expect(JSON.stringify(made)).not.toContain('test:1');
    });
});
describe('a read of a sensitive prediction', () => {
    it('leaves one entry a query, under pseudonyms, that says what was read', async () => {
        const before = await newest();
        const { data } = await api.send('query ($run: ID!) { run(uuid: $run) { predictions(first: 9, sort: SCORE) { edges { node { id record features { name } } } } } }', { run: things.run }, await bearer('auditor'));
        expect(JSON.stringify(data)).toContain('test:0');
        expect((await entries()).filter(({ seq }) => seq > before)).toMatchObject([{ kind: 'READ', action: 'prediction', actor: 'a auditor', role: 'auditor', project: 'mine', run: things.run, outcome: 'DONE', arguments: { fields: ['features', 'record'] } }]);
        expect(JSON.stringify((await entries())[0])).not.toContain('test:0');
    });
    it('is not answered when it cannot be recorded', async () => {
        await store.pool.query('alter table audit_entry rename to away');
        try {
            const answer = await api.send('query ($id: ID!) { prediction(id: $id) { record } }', { id: things.ids.Prediction });
            expect(answer).toMatchObject({ status: 503, data: null, errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
            expect(api.logged.join()).toContain('not recorded in the audit log');
        }
        finally {
            await store.pool.query('alter table away rename to audit_entry');
        }
    });
    it('is recorded for the download of a ledger', async () => {
        await (await fetch(`${api.url}/ledger/v1/runs/${things.run}`, { headers: await bearer('auditor') })).arrayBuffer();
        expect((await entries({ first: 1 }))[0]).toMatchObject({ kind: 'READ', action: 'ledger', run: things.run });
    });
});
describe('auditLog', () => {
    it('is read by auditors and admins alone, each only of its project', async () => {
        for (const role of ROLES.filter((each) => each !== 'ingest')) {
            const { errors } = await api.send('{ auditLog(first: 1) { totalCount } }', {}, await bearer(role));
            expect(errors.map(({ extensions }) => extensions['code']), role).toEqual(['auditor', 'admin'].includes(role) ? [] : ['FORBIDDEN']);
        }
        const { data } = await api.send(LIST, {}, await bearer('auditor', 'mine'));
        const projects = data.auditLog.edges.map(({ node }) => node.project);
        expect(new Set(projects)).toEqual(new Set(['mine']));
    });
    it('is filtered and paged', async () => {
        const cancelled = await entries({ action: 'cancelRun', actor: 'a viewer', outcome: 'REFUSED' });
        expect(cancelled.map(({ action, result }) => [action, result])).toEqual([['cancelRun', 'FORBIDDEN']]);
        const [first, second] = await entries({ first: 2 });
        expect((await entries({ first: 1, after: String(first?.seq) }))[0]?.seq).toBe(second?.seq);
        expect(await entries({ kind: 'READ', run: things.run })).not.toEqual([]);
        for (const from of ['yesterday', '2026-02-30T00:00:00Z', '2026-11-29T00:00:00']) {
            const { errors } = await api.send('query ($from: DateTime) { auditLog(first: 1, from: $from) { totalCount } }', { from });
            expect(errors, from).toMatchObject([{ message: expect.stringContaining('DateTime cannot represent'), extensions: { code: 'BAD_USER_INPUT' } }]);
        }
    });
    it('is proved by its signatures; a changed and a missing entry are found', async () => {
        const trust = { publicKeys: openKeyring(home).publicKeys(), anchors: null, origin: { keys: '', anchor: '' } };
        expect(await proveAuditLog(store, trust)).toMatchObject({ state: 'ok', verdict: { findings: [] } });
        const { rows } = await store.pool.query('delete from audit_entry where seq = 3 returning *');
        expect(rows).toHaveLength(1);
        expect(await proveAuditLog(store, trust)).toMatchObject({ state: 'altered', verdict: { findings: expect.arrayContaining([expect.objectContaining({ seq: 3 })]) } });
    });
});
//# sourceMappingURL=audit-log.e2e.spec.js.map