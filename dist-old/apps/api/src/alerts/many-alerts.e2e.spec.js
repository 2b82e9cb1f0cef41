import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { testStore } from '#libs/testing';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { repoRoot } from '../common/repo-root.js';
import { watchNotifyFile } from '../notifications/notify-file.js';
import { WEBHOOK_SECRET } from '../notifications/testing/test-notifier.js';
import { startTestApi } from '../testing/test-api.js';
/** Live runs, each with a critical alert, and a warning of the same layer that it mutes. */
const RUNS = 10_000;
const MANY_ALERTS = `
  insert into run (uuid, name, origin, state, spec, scaler, total_steps, started_at)
  select (lpad(to_hex(1700000000000 + n), 12, '0') || '7' || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 4, 15))::uuid, 'run ' || n, 'cli', 'running', '{}', 'snr', 100, now() from generate_series(1, ${RUNS}) n;
  insert into alert (run_id, fingerprint, since, rule, rule_version, severity, layer, measure, state, fired_step, value, summary, fired_at)
  select run_id, severity, 5, 'spike', 'v1', severity, 'dense0', 'loss', 'firing', 6, 9, 'a word', now() - run_id * interval '1 minute' from run, unnest(array['critical', 'warning']) severity;
  analyze;`;
/** What the page of alerts and the header ask, as they ask it. */
const [FRAGMENT = '', ...QUERIES] = readFileSync(path.join(repoRoot(), 'apps/dashboard/src/graphql/alert.graphql'), 'utf8').split(/(?=^query )/m);
const ofName = (name) => QUERIES.find((text) => text.startsWith(`query ${name}`)) ?? '';
const ALERTS = `fragment Measured on MeasuredNumber { value } ${FRAGMENT} ${ofName('Alerts')}`;
const FIRING_COUNT = ofName('FiringCount');
/** A notification file as it comes: critical alerts mute the warnings of their layer. */
const NOTIFY = `{ version: 1, receivers: [{ name: hook, kind: webhook, url: 'http://127.0.0.1:9/', secretEnv: KEY }], route: { receiver: hook } }`;
/** What the page asks at most, and the rows of each answer: 50 alerts, and one to know that there are more. */
const [MOST_STATEMENTS, MOST_ROWS] = [12, 51];
const folder = mkdtempSync(path.join(tmpdir(), 'gradlens-many-'));
let store;
let api;
let file;
beforeAll(async () => {
    store = await testStore();
    writeFileSync(path.join(folder, 'notify.yaml'), NOTIFY);
    file = await watchNotifyFile({ path: path.join(folder, 'notify.yaml'), isRequired: true, variables: { KEY: WEBHOOK_SECRET }, log: pino({ level: 'silent' }) });
    expect(file.problem()).toBeNull();
    api = await startTestApi(store, {}, { notify: file });
    await store.pool.query(MANY_ALERTS);
});
afterAll(async () => {
    await api.close();
    await file.close();
    rmSync(folder, { recursive: true });
    await store.close();
});
/** Asks, and notes each statement with the rows that came of it. */
async function asked(query, variables) {
    const spy = vi.spyOn(pg.Client.prototype, 'query');
    try {
        const { data, errors } = await api.send(query, variables);
        expect(errors).toEqual([]);
        const calls = spy.mock.calls;
        const statements = calls.map(async ([config, given], i) => {
            const { text, values = given } = typeof config === 'string' ? { text: config } : config;
            const result = (await spy.mock.results[i]?.value);
            return { text, values: values ?? [], rows: result?.rows.length ?? 0 };
        });
        return { data, statements: await Promise.all(statements) };
    }
    finally {
        spy.mockRestore();
    }
}
it('a page of alerts reads rows for that page alone, and what mutes it, beside 20,000 that fire', async () => {
    const { data, statements } = await asked(ALERTS, { first: 50 });
    const page = data.alerts;
    expect([page.totalCount, page.edges.length]).toEqual([2 * RUNS, 50]);
    for (const { node } of page.edges)
        expect(node.inhibitedBy).toEqual(node.severity === 'WARNING' ? [{ rule: 'spike' }] : []);
    expect(statements.length).toBeLessThanOrEqual(MOST_STATEMENTS);
    expect(Math.max(...statements.map(({ rows }) => rows))).toBeLessThanOrEqual(MOST_ROWS);
});
it.each([['a page', ALERTS, { first: 50 }], ['a page of those that fire', ALERTS, { first: 50, state: 'FIRING' }], ['the header', FIRING_COUNT, {}]])('the database sorts no alerts for %s', async (_, query, variables) => {
    const { statements } = await asked(query, variables);
    const [list] = statements.filter(({ text }) => text.includes('order by a.fired_at desc'));
    const { rows } = await store.pool.query(`explain ${list?.text ?? ''}`, list?.values);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toMatch(/Index Scan Backward using alert_(order|firing)_index/);
    expect(plan).not.toMatch(/Sort|Seq Scan/);
});
//# sourceMappingURL=many-alerts.e2e.spec.js.map