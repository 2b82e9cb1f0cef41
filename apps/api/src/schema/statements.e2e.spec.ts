import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { createAccessToken, createSilence, type Store } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { buildSchema, getNamedType, type GraphQLField, type GraphQLNamedType, type GraphQLSchema, isLeafType, isNonNullType, isObjectType, isUnionType } from 'graphql';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { repoRoot } from '../common/repo-root.js';
import { projectOfThings } from '../testing/project-of-things.js';
import { startTestApi, type TestApi } from '../testing/test-api.js';

/** Fields that read for each thing of a page, and why that is not gathered. Their cost is counted by the limits. */
const READ_EACH: Readonly<Record<string, string>> = {
  'Run.ledger': 'its last segments: a page of them of each run',
  'Run.policyCounts': 'the last recording of each run',
  'Run.groups': 'the history of each run',
  'Run.groupMetrics': 'the history of each run',
  'Run.impactWarning': 'the last recorded groups of each run',
  'Run.signOffs': 'held against what each binds now',
  'Run.releases': 'the history of each run',
  'Run.signRefusal': 'who started each',
  'Report.changes': 'two documents of each',
  'Report.check': 'the document of each',
  'Incident.evidence': 'the steps around each',
  'Notification.attempts': 'read with it',
  'Prediction.scores': 'the history of each',
  'Prediction.features': 'what is said of a person: one entry of the audit log a run',
};

/** Lists whose reads leave an entry in the audit log, one a run: what that asks is not counted. */
const AUDITED: ReadonlySet<string> = new Set(['reviewQueue', 'reports', 'traces']);
const OF_AUDIT = /^(begin|commit)$|audit_|r\.spec_sha256|ledger_key|synchronous_commit/;

const schema = buildSchema(readFileSync(join(repoRoot(), 'apps/api/schema.graphql'), 'utf8'));
const MOST = 3;

let store: Store;
let api: TestApi;
let run: string;
beforeAll(async () => {
  store = await testStore();
  api = await startTestApi(store);
  for (let i = 0; i < MOST; i++) {
    ({ run } = await projectOfThings(store, 'default', `w${i}`));
    await createAccessToken(store, { role: 'viewer', name: `v${i}`, createdBy: 'spec' });
    await createSilence(store, { matchers: [{ name: 'severity', operator: '=', value: 'info' }], startsAt: null, end: { afterMs: 60_000 }, reason: 'spec', createdBy: 'spec' });
    await store.pool.query(`insert into notification (notification_id, receiver, route, group_key, kind, state, message) values ($1, 'r', 'r', 'g', 'test', 'sent', '{"kind":"test","isRepeat":false,"groupLabels":{},"alerts":[],"truncated":0}')`, [uuidv7()]);
    await api.send('mutation { cancelRun(input: { run: "none", reason: "r" }) { __typename } }');
  }
});
afterAll(async () => {
  await api.close();
  await store.close();
});

describe('a page of a list', () => {
  const lists = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ args }) => args.some(({ name }) => name === 'first'));

  it.each(lists.map(({ name }) => name))('%s asks the database as often for three things as for one, whatever is asked of them', async (name) => {
    const type = getNamedType(schema.getQueryType()!.getFields()[name]!.type) as { getFields(): Record<string, GraphQLField<unknown, unknown>> };
    const edge = getNamedType(type.getFields()['edges']!.type) as typeof type;
    const query = `query ($first: Int!) { ${name}(first: $first) { totalCount edges { node ${flat(schema, getNamedType(edge.getFields()['node']!.type))} } } }`;
    const [one, all] = [await asked(query, 1), await asked(query, MOST)];
    expect(all.errors).toEqual([]);
    expect((all.data?.[name] as unknown as { edges: unknown[] }).edges).toHaveLength(MOST);
    expect(one.statements).not.toEqual([]);
    const ofPage = AUDITED.has(name) ? (statements: readonly string[]): string[] => statements.filter((text) => !OF_AUDIT.test(text)) : (statements: readonly string[]) => statements;
    expect(ofPage(all.statements)).toEqual(ofPage(one.statements));
  });

  it('series of several layers find the run once, and its layers once', async () => {
    const series = (n: number): string => Array.from({ length: n }, (_, i) => `s${i}: series(layer: "dense${i}", measure: SCALE, maxPoints: 100) { count }`).join(' ');
    const found = await asked(`{ run(uuid: "${run}") { ${series(2)} } }`, 1);
    expect(found.errors).toEqual([]);
    expect(found.statements.filter((text) => text.includes('l.parameter_count')).length).toBe(1);
    expect(found.statements.filter((text) => text.includes('r.spec_sha256')).length).toBe(1);
  });
});

/** What connections that listen for changes ask now and then to see that they are alive. */
const IS_ALIVE = 'select 1';

/** Asks, and notes what the database is asked meanwhile: the texts in order of the alphabet. */
async function asked(query: string, first: number): Promise<Awaited<ReturnType<TestApi['send']>> & { readonly statements: readonly string[] }> {
  const statements: string[] = [];
  const spy = vi.spyOn(pg.Client.prototype, 'query');
  try {
    const answer = await api.send(query, { first });
    for (const [text] of spy.mock.calls as unknown as [string | { readonly text: string }][]) statements.push((typeof text === 'string' ? text : text.text).replace(/\s+/g, ' '));
    return { ...answer, statements: statements.filter((text) => text !== IS_ALIVE).toSorted() };
  } finally {
    spy.mockRestore();
  }
}

/** Everything of a type that needs no argument, and of the objects below only their leaves. */
function flat(of: GraphQLSchema, type: GraphQLNamedType, levels = 1): string {
  if (isUnionType(type)) return '{ __typename }';
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields()).filter(({ name, args }) => !(`${type.name}.${name}` in READ_EACH) && !args.some((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined));
  const selected = fields.flatMap(({ name, type: output }) => {
    const named = getNamedType(output);
    if (isLeafType(named)) return [name];
    return levels > 0 ? [`${name} ${flat(of, named, levels - 1)}`] : [];
  });
  return `{ __typename ${selected.join(' ')} }`;
}
