-- Printed from the catalogue by printDistribution; do not edit. For an empty or filled database at the level of this version.
select create_reference_table('ledger_key');
select create_reference_table('project');
select create_reference_table('rule_version');
select create_distributed_table('run', 'run_id');
select create_distributed_table('action_act', 'run_id', colocate_with => 'run');
select create_distributed_table('action_request', 'run_id', colocate_with => 'run');
select create_distributed_table('alert', 'run_id', colocate_with => 'run');
select create_distributed_table('alert_transition', 'run_id', colocate_with => 'run');
select create_distributed_table('decision_chunk', 'run_id', colocate_with => 'run');
select create_distributed_table('decision_event', 'run_id', colocate_with => 'run');
select create_distributed_table('decision_rollup', 'run_id', colocate_with => 'run');
select create_distributed_table('ingest_state', 'run_id', colocate_with => 'run');
select create_distributed_table('ledger_frame', 'run_id', colocate_with => 'run');
select create_distributed_table('ledger_segment', 'run_id', colocate_with => 'run');
select create_distributed_table('legal_hold', 'run_id', colocate_with => 'run');
select create_distributed_table('rule_canary', 'run_id', colocate_with => 'run');
select create_distributed_table('rule_health', 'run_id', colocate_with => 'run');
select create_distributed_table('rule_state', 'run_id', colocate_with => 'run');
select create_distributed_table('run_checkpoint', 'run_id', colocate_with => 'run');
select create_distributed_table('run_command', 'run_id', colocate_with => 'run');
select create_distributed_table('run_evaluation', 'run_id', colocate_with => 'run');
select create_distributed_table('run_event', 'run_id', colocate_with => 'run');
select create_distributed_table('run_layer', 'run_id', colocate_with => 'run');
select create_distributed_table('step_chunk', 'run_id', colocate_with => 'run');
select create_distributed_table('step_rollup', 'run_id', colocate_with => 'run');
-- local: access_token, rule_activation, rule_backtest, schema_migration, and the queue's schema graphile_worker
