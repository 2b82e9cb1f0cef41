import { ROLES, type Role } from '#libs/contracts';
import { createAccessToken, openKeyring, proveAuditLog, type Store } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import type { GraphQLSchema } from 'graphql';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { buildApiSchema } from '../schema/print-api-schema.js';
import { type MadeOperation, madeOperations } from '../testing/made-operations.js';
import { type ProjectOfThings, projectOfThings } from '../testing/project-of-things.js';
import { startTestApi, type TestApi } from '../testing/test-api.js';

let store: Store;
let api: TestApi;
let schema: GraphQLSchema;
let things: ProjectOfThings;
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

interface Entry {
  readonly seq: number;
  readonly action: string;
  readonly outcome: string;
  readonly result: string;
  readonly arguments: Record<string, unknown>;
}

const LIST = `query ($first: Int = 100, $action: String, $kind: AuditKind, $actor: String, $outcome: AuditOutcome, $after: String, $run: ID) {
  auditLog(first: $first, action: $action, kind: $kind, actor: $actor, outcome: $outcome, after: $after, run: $run) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { seq at kind action actor role project run arguments outcome result } } } }`;

async function entries(variables: Record<string, unknown> = {}): Promise<Entry[]> {
  const { data, errors } = await api.send(LIST, variables);
  expect(errors).toEqual([]);
  return (data as unknown as { auditLog: { edges: { node: Entry }[] } }).auditLog.edges.map(({ node }) => node);
}

async function newest(): Promise<number> {
  return (await entries({ first: 1 }))[0]?.seq ?? 0;
}

async function bearer(role: Role, project?: string): Promise<Record<string, string>> {
  return { authorization: `Bearer ${(await createAccessToken(store, { role, name: `a ${role}`, createdBy: 'spec', ...(project === undefined ? {} : { project }) })).secret}` };
}

function mutations(): MadeOperation[] {
  const idOf = (field: string, argument: string): string => things.ids[TYPES.find((type) => `${field}${argument}`.toLowerCase().includes(type.toLowerCase())) ?? 'Run'];
  return madeOperations(schema, { id: idOf, text: 'a word' }).filter(({ kind }) => kind === 'mutation');
}
const TYPES = ['Incident', 'Alert', 'Trace', 'Impact', 'Prediction'] as const;

/** The new entries of each operation, sent one after the other, that are not exactly one of its own name. */
async function notOnce(operations: readonly MadeOperation[], send: (operation: MadeOperation) => Promise<unknown>, isRight: (entry: Entry) => boolean): Promise<unknown[]> {
  const wrong: unknown[] = [];
  for (const operation of operations) {
    const before = await newest();
    await send(operation);
    const made = (await entries()).filter(({ seq }) => seq > before);
    const [entry] = made;
    if (made.length !== 1 || entry?.action !== operation.field || !isRight(entry)) wrong.push({ field: operation.field, made });
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
    const isForbidden = ({ outcome, result }: Entry): boolean => outcome === 'REFUSED' && result === 'FORBIDDEN';
    expect(await notOnce(mutations(), ({ text, variables }) => api.send(text, variables, viewer), isForbidden)).toEqual([]);
    const about = mutations().filter(({ field, namesThings }) => namesThings && field !== 'expireSilence');
    expect(await notOnce(about, ({ text, variables }) => api.send(text, variables, other), isForbidden)).toEqual([]);
    expect(await notOnce(mutations(), ({ text }) => api.send(text, {}), ({ outcome, result }) => outcome === 'REFUSED' && result === 'BAD_USER_INPUT')).toEqual([]);
  });

  it('leaves exactly one entry over the web socket, done or refused', async () => {
    const [cancel] = mutations().filter(({ field }) => field === 'cancelRun');
    if (cancel === undefined) throw new Error('no cancelRun');
    for (const role of ['operator', 'auditor'] as const) {
      const secret = (await bearer(role))['authorization']?.slice(7);
      const send = ({ text, variables }: MadeOperation): Promise<unknown> => api.socket(secret).iterate({ query: text, variables }).next().catch(() => undefined);
      expect(await notOnce([cancel], send, ({ outcome }) => (outcome === 'REFUSED') === (role === 'auditor'))).toEqual([]);
    }
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
    } finally {
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
    const projects = (data as unknown as { auditLog: { edges: { node: { project: string } }[] } }).auditLog.edges.map(({ node }) => node.project);
    expect(new Set(projects)).toEqual(new Set(['mine']));
  });

  it('is filtered and paged', async () => {
    const cancelled = await entries({ action: 'cancelRun', actor: 'a viewer', outcome: 'REFUSED' });
    expect(cancelled.map(({ action, result }) => [action, result])).toEqual([['cancelRun', 'FORBIDDEN']]);
    const [first, second] = await entries({ first: 2 });
    expect((await entries({ first: 1, after: String(first?.seq) }))[0]?.seq).toBe(second?.seq);
    expect(await entries({ kind: 'READ', run: things.run })).not.toEqual([]);
  });

  it('is proved by its signatures; a changed and a missing entry are found', async () => {
    const trust = { publicKeys: openKeyring(home).publicKeys(), anchors: null, origin: { keys: '', anchor: '' } };
    expect(await proveAuditLog(store, trust)).toMatchObject({ state: 'ok', verdict: { findings: [] } });
    const { rows } = await store.pool.query('delete from audit_entry where seq = 3 returning *');
    expect(rows).toHaveLength(1);
    expect(await proveAuditLog(store, trust)).toMatchObject({ state: 'altered', verdict: { findings: expect.arrayContaining([expect.objectContaining({ seq: 3 })]) as unknown } });
  });
});
