-- Printed from the catalogue by printDistribution; do not edit. For an empty or filled database at the level of this version.
-- projects are kept apart by the API alone here (docs/security.md)
do $$ declare t record; begin
  for t in select polname, polrelid::regclass as name from pg_policy loop execute format('drop policy %I on %s', t.polname, t.name); end loop;
  for t in select oid::regclass as name from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity loop execute format('alter table %s disable row level security', t.name); end loop;
end $$;
select create_reference_table('ledger_key');
select create_reference_table('project');
select create_reference_table('rule_version');
select create_distributed_table('run', 'run_id');
select create_distributed_table('action_act', 'run_id', colocate_with => 'run');
select create_distributed_table('action_notice', 'run_id', colocate_with => 'run');
select create_distributed_table('action_request', 'run_id', colocate_with => 'run');
select create_distributed_table('alert', 'run_id', colocate_with => 'run');
select create_distributed_table('alert_mark', 'run_id', colocate_with => 'run');
select create_distributed_table('alert_transition', 'run_id', colocate_with => 'run');
select create_distributed_table('decision_chunk', 'run_id', colocate_with => 'run');
select create_distributed_table('decision_event', 'run_id', colocate_with => 'run');
select create_distributed_table('decision_rollup', 'run_id', colocate_with => 'run');
select create_distributed_table('group_metric', 'run_id', colocate_with => 'run');
select create_distributed_table('impact', 'run_id', colocate_with => 'run');
select create_distributed_table('incident', 'run_id', colocate_with => 'run');
select create_distributed_table('incident_act', 'run_id', colocate_with => 'run');
select create_distributed_table('ingest_state', 'run_id', colocate_with => 'run');
select create_distributed_table('ledger_frame', 'run_id', colocate_with => 'run');
select create_distributed_table('ledger_segment', 'run_id', colocate_with => 'run');
select create_distributed_table('legal_hold', 'run_id', colocate_with => 'run');
select create_distributed_table('prediction', 'run_id', colocate_with => 'run');
select create_distributed_table('prediction_detail', 'run_id', colocate_with => 'run');
select create_distributed_table('prediction_policy', 'run_id', colocate_with => 'run');
select create_distributed_table('prediction_score', 'run_id', colocate_with => 'run');
select create_distributed_table('release', 'run_id', colocate_with => 'run');
select create_distributed_table('report', 'run_id', colocate_with => 'run');
select create_distributed_table('review', 'run_id', colocate_with => 'run');
select create_distributed_table('review_act', 'run_id', colocate_with => 'run');
select create_distributed_table('rule_canary', 'run_id', colocate_with => 'run');
select create_distributed_table('rule_health', 'run_id', colocate_with => 'run');
select create_distributed_table('rule_leader', 'run_id', colocate_with => 'run');
select create_distributed_table('rule_state', 'run_id', colocate_with => 'run');
select create_distributed_table('run_checkpoint', 'run_id', colocate_with => 'run');
select create_distributed_table('run_command', 'run_id', colocate_with => 'run');
select create_distributed_table('run_evaluation', 'run_id', colocate_with => 'run');
select create_distributed_table('run_event', 'run_id', colocate_with => 'run');
select create_distributed_table('run_layer', 'run_id', colocate_with => 'run');
select create_distributed_table('sign_off', 'run_id', colocate_with => 'run');
select create_distributed_table('step_chunk', 'run_id', colocate_with => 'run');
select create_distributed_table('step_rollup', 'run_id', colocate_with => 'run');
select create_distributed_table('trace', 'run_id', colocate_with => 'run');
-- local: access_token, audit_entry, audit_log, comparison, delivery_attempt, notification, notification_group, rule_activation, rule_backtest, schema_migration, silence, silence_copy, and the queue's schema graphile_worker
