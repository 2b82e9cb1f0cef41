import type { Store } from '#libs/decision-store';

/** Makes runs that are over, with a layer, an incident and an alert each: by the database itself, a minute apart, the newest first. */
export async function makeRuns(store: Pick<Store, 'pool'>, count: number): Promise<void> {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`count must be an integer from 0, got ${count}`);
  await store.pool.query(`
  insert into run (uuid, name, origin, state, spec, scaler, total_steps, created_at, started_at, ended_at)
  select (lpad(to_hex((extract(epoch from now()) * 1000)::bigint - 60000 * n), 12, '0') || '7' || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 4, 15))::uuid,
    'run ' || n, 'cli', (array['completed', 'failed', 'diverged', 'interrupted'])[1 + n % 4], '{"name": "made"}', 'snr', 100, now() - n * interval '1 minute', now() - n * interval '1 minute', now()
  from generate_series(1, ${count}) n;
  insert into ingest_state (run_id, last_seq, last_step, attempt) select run_id, 1, 99, 1 from run where spec = '{"name": "made"}';
  insert into run_layer (run_id, layer, name, kind, module, depth, parameter_count) select run_id, 0, 'dense0', 'dense', 'dense', 0, 10 from run where spec = '{"name": "made"}';
  insert into incident (run_id, incident, state, severity, rule, layer, fingerprint, since, first_step, opened_step, last_step, spread, alerts)
    select run_id, 1, 'open', 'critical', 'spike', 'dense0', 'f1', 5, 5, 6, 6, array['dense0'], 1 from run where spec = '{"name": "made"}';
  insert into alert (run_id, fingerprint, since, rule, rule_version, severity, layer, measure, state, fired_step, value, threshold, summary, incident)
    select run_id, 'f1', 5, 'spike', 'v1', 'critical', 'dense0', 'loss', 'firing', 6, 9, 3, 'a word', 1 from run where spec = '{"name": "made"}';
  analyze;`);
}
