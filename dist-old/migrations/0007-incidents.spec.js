import { testStore } from '#libs/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Incidents0007 } from './0007-incidents.js';
let store;
beforeAll(async () => {
    store = await testStore();
});
afterAll(() => store.close());
it('puts the alerts of earlier runs into incidents: those that overlap or follow soon', async () => {
    const runner = { query: (sql) => store.pool.query(sql) };
    const migration = new Incidents0007();
    await migration.down(runner);
    const { rows } = await store.pool.query(`insert into run (uuid, name, origin, state, spec) values (gen_random_uuid(), 'earlier', 'cli', 'completed', '{}') returning run_id`);
    const runId = rows[0]?.run_id;
    const alerts = [[10, 40, 'warning', 'b'], [12, 20, 'critical', 'a'], [140, 150, 'info', 'b'], [251, null, 'info', null], [300, 310, 'warning', 'c', true]];
    for (const [fired, resolved, severity, layer, shadow = false] of alerts) {
        await store.pool.query(`insert into alert (run_id, fingerprint, since, rule, rule_version, severity, layer, state, fired_step, resolved_step, value, summary, shadow)
       values ($1, $2, $3, $9, 'v', $4, $5, $6, $3, $7, 1, '', $8)`, [runId, `f${fired}`, fired, severity, layer, resolved === null ? 'firing' : 'resolved', resolved, shadow, `r${fired}`]);
    }
    await migration.up(runner);
    const incidents = await store.pool.query('select incident, state, severity, rule, layer, since, opened_step, last_step, closed_step, spread, alerts from incident order by incident');
    expect(incidents.rows).toEqual([
        { incident: 1, state: 'closed', severity: 'critical', rule: 'r10', layer: 'b', since: 10, opened_step: 10, last_step: 150, closed_step: 150, spread: ['b', 'a'], alerts: 3 },
        { incident: 2, state: 'open', severity: 'info', rule: 'r251', layer: null, since: 251, opened_step: 251, last_step: 251, closed_step: null, spread: [], alerts: 1 },
    ]);
    const joined = await store.pool.query('select incident from alert order by fired_step');
    expect(joined.rows.map(({ incident }) => incident)).toEqual([1, 1, 1, 2, null]);
});
//# sourceMappingURL=0007-incidents.spec.js.map