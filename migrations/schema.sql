-- Printed from the catalogue by printSchema; do not edit.

create table access_token (
  token_id uuid not null,
  project text,
  role text not null,
  name text not null,
  hash bytea not null,
  created_at timestamp with time zone not null default now(),
  created_by text not null,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  last_used_at timestamp with time zone,
  subject text,
  constraint access_token_pkey PRIMARY KEY (token_id),
  constraint access_token_hash_key UNIQUE (hash),
  constraint access_token_role_check CHECK ((role = ANY (ARRAY['viewer'::text, 'operator'::text, 'reviewer'::text, 'auditor'::text, 'ingest'::text, 'admin'::text])))
);
alter table access_token enable row level security; -- policies: none

create table action_act (
  run_id bigint not null,
  request integer not null,
  act text not null,
  by text not null,
  reason text not null,
  command_seq integer,
  created_at timestamp with time zone not null default now(),
  constraint action_act_pkey PRIMARY KEY (run_id, request, act),
  constraint action_act_act_check CHECK ((act = ANY (ARRAY['commanded'::text, 'joined'::text, 'run-ended'::text, 'escalated'::text, 'approved'::text, 'rejected'::text, 'timed-out'::text, 'reviewed'::text]))),
  constraint action_act_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX action_act_decided_index ON public.action_act USING btree (run_id, request) WHERE (act = ANY (ARRAY['commanded'::text, 'joined'::text, 'run-ended'::text, 'approved'::text, 'rejected'::text, 'timed-out'::text]));
alter table action_act enable row level security; -- policies: own_project

create table action_notice (
  run_id bigint not null,
  request integer not null,
  act text not null,
  receiver text not null,
  notification_id uuid not null,
  created_at timestamp with time zone not null default clock_timestamp(),
  constraint action_notice_pkey PRIMARY KEY (run_id, request, act, receiver),
  constraint action_notice_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE
);
alter table action_notice enable row level security; -- policies: own_project

create table action_request (
  run_id bigint not null,
  request integer not null,
  rule text not null,
  rule_version text not null,
  fingerprint text not null,
  since bigint not null,
  step bigint not null,
  kind text not null,
  args jsonb not null,
  reason text not null,
  respond_by timestamp with time zone,
  escalate_to text,
  escalate_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint action_request_pkey PRIMARY KEY (run_id, request),
  constraint action_request_alert_key UNIQUE (run_id, fingerprint, since, kind),
  constraint action_request_kind_check CHECK ((kind = ANY (ARRAY['lower'::text, 'pause'::text, 'rollback'::text, 'stop'::text]))),
  constraint action_request_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE
);
alter table action_request enable row level security; -- policies: own_project

create table alert (
  run_id bigint not null,
  fingerprint text not null,
  since bigint not null,
  rule text not null,
  rule_version text not null,
  severity text not null,
  layer text,
  measure text,
  state text not null,
  fired_step bigint not null,
  resolved_step bigint,
  value double precision not null,
  threshold double precision,
  summary text not null,
  fired_at timestamp with time zone not null default now(),
  resolved_at timestamp with time zone,
  shadow boolean not null default false,
  labels jsonb not null default '{}'::jsonb,
  runbook text,
  incident integer,
  told boolean not null default false,
  constraint alert_pkey PRIMARY KEY (run_id, fingerprint, since),
  constraint alert_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE,
  constraint alert_severity_check CHECK ((severity = ANY (ARRAY['info'::text, 'warning'::text, 'critical'::text]))),
  constraint alert_state_check CHECK ((state = ANY (ARRAY['firing'::text, 'resolved'::text])))
);
CREATE INDEX alert_fired_index ON public.alert USING btree (run_id, fired_step);
CREATE INDEX alert_firing_index ON public.alert USING btree (fired_at, run_id, fired_step, fingerprint, since) WHERE (state = 'firing'::text);
CREATE INDEX alert_incident_index ON public.alert USING btree (run_id, incident);
CREATE INDEX alert_order_index ON public.alert USING btree (fired_at, run_id, fired_step, fingerprint, since);
CREATE INDEX alert_untold_index ON public.alert USING btree (run_id) WHERE (NOT told);
alter table alert enable row level security; -- policies: own_project

create table alert_mark (
  run_id bigint not null,
  fingerprint text not null,
  since bigint not null,
  mark integer not null,
  verdict text not null,
  by text not null,
  reason text not null,
  at timestamp with time zone not null default now(),
  constraint alert_mark_pkey PRIMARY KEY (run_id, fingerprint, since, mark),
  constraint alert_mark_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE,
  constraint alert_mark_verdict_check CHECK ((verdict = ANY (ARRAY['useful'::text, 'noise'::text])))
);
alter table alert_mark enable row level security; -- policies: own_project

create table alert_transition (
  run_id bigint not null,
  fingerprint text not null,
  step bigint not null,
  state text not null,
  since bigint not null,
  value double precision not null,
  threshold double precision,
  summary text not null,
  rule_version text not null,
  created_at timestamp with time zone not null default now(),
  constraint alert_transition_pkey PRIMARY KEY (run_id, fingerprint, step, state),
  constraint alert_transition_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE,
  constraint alert_transition_state_check CHECK ((state = ANY (ARRAY['inactive'::text, 'pending'::text, 'firing'::text, 'resolved'::text, 'live'::text, 'shadow'::text])))
);
alter table alert_transition enable row level security; -- policies: own_project

create table audit_entry (
  seq bigint not null,
  time_us bigint not null,
  kind text not null,
  action text not null,
  actor text not null,
  token_id text not null,
  role text not null,
  project text,
  run uuid,
  args text not null,
  outcome text not null,
  result text not null,
  key_name text not null,
  signature bytea not null,
  begun bigint,
  constraint audit_entry_pkey PRIMARY KEY (seq),
  constraint audit_entry_kind_check CHECK ((kind = ANY (ARRAY['change'::text, 'read'::text]))),
  constraint audit_entry_outcome_check CHECK ((outcome = ANY (ARRAY['begun'::text, 'done'::text, 'refused'::text, 'failed'::text])))
);
CREATE UNIQUE INDEX audit_entry_begun_index ON public.audit_entry USING btree (begun) WHERE (begun IS NOT NULL);
CREATE INDEX audit_entry_run_index ON public.audit_entry USING btree (run, seq) WHERE (run IS NOT NULL);
alter table audit_entry enable row level security; -- policies: own_project

create table audit_log (
  only_one boolean not null default true,
  log uuid not null default gen_random_uuid(),
  tree_size bigint not null default 0,
  frontier bytea not null default '\x'::bytea,
  constraint audit_log_pkey PRIMARY KEY (only_one),
  constraint audit_log_only_one_check CHECK (only_one)
);
alter table audit_log enable row level security; -- policies: none

create table comparison (
  comparison bigint not null,
  project text not null default 'default'::text,
  name text not null,
  run uuid,
  spec jsonb not null,
  spec_sha256 text not null,
  by text not null,
  product_version text not null,
  source_commit text,
  headline jsonb not null,
  findings text[] not null,
  result jsonb not null,
  arms jsonb not null,
  seeds integer[] not null,
  looks integer[] not null,
  losses real[] not null,
  created_at timestamp with time zone not null default now(),
  constraint comparison_pkey PRIMARY KEY (comparison),
  constraint comparison_losses_check CHECK ((cardinality(losses) = ((jsonb_array_length(arms) * cardinality(seeds)) * cardinality(looks))))
);
CREATE INDEX comparison_project_index ON public.comparison USING btree (project, comparison);
CREATE INDEX comparison_spec_index ON public.comparison USING btree (spec_sha256);
alter table comparison enable row level security; -- policies: own_project

-- view decision over decision_chunk
create view decision (
  run_id bigint,
  layer smallint,
  step bigint,
  raw_scale real,
  scale real,
  grad_norm real,
  param_norm real,
  update_norm real,
  cosine real,
  noise real,
  flags integer
);

create table decision_chunk (
  run_id bigint not null,
  step0 bigint not null,
  layer smallint not null,
  n smallint not null,
  nflag smallint not null,
  flag_or integer not null,
  raw_scale_min real,
  raw_scale_max real,
  raw_scale_avg real,
  raw_scale_nonfinite smallint not null,
  scale_min real,
  scale_max real,
  scale_avg real,
  scale_nonfinite smallint not null,
  grad_norm_min real,
  grad_norm_max real,
  grad_norm_avg real,
  grad_norm_nonfinite smallint not null,
  param_norm_min real,
  param_norm_max real,
  param_norm_avg real,
  param_norm_nonfinite smallint not null,
  update_norm_min real,
  update_norm_max real,
  update_norm_avg real,
  update_norm_nonfinite smallint not null,
  cosine_min real,
  cosine_max real,
  cosine_avg real,
  cosine_nonfinite smallint not null,
  noise_min real,
  noise_max real,
  noise_avg real,
  noise_nonfinite smallint not null,
  raw_scale real[] storage external not null,
  scale real[] storage external not null,
  grad_norm real[] storage external not null,
  param_norm real[] storage external not null,
  update_norm real[] storage external not null,
  cosine real[] storage external not null,
  noise real[] storage external not null,
  flags integer[] storage external,
  constraint decision_chunk_pkey PRIMARY KEY (run_id, layer, step0),
  constraint decision_chunk_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE
) with (toast_tuple_target=256);
CREATE INDEX decision_chunk_step_index ON public.decision_chunk USING btree (run_id, step0);
alter table decision_chunk enable row level security; -- policies: own_project

create table decision_event (
  run_id bigint not null,
  step bigint not null,
  layer smallint not null,
  flags integer not null,
  raw_scale real not null,
  scale real not null,
  grad_norm real not null,
  param_norm real not null,
  update_norm real not null,
  cosine real not null,
  noise real not null,
  constraint decision_event_pkey PRIMARY KEY (run_id, step, layer),
  constraint decision_event_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE
);
CREATE INDEX decision_event_flags_index ON public.decision_event USING btree (run_id, flags, grad_norm DESC);
alter table decision_event enable row level security; -- policies: own_project

create table decision_rollup (
  run_id bigint not null,
  lvl integer not null,
  layer smallint not null,
  bucket bigint not null,
  n integer not null,
  nflag integer not null,
  flag_or integer not null,
  raw_scale_min real,
  raw_scale_max real,
  raw_scale_avg real,
  raw_scale_nonfinite integer not null,
  scale_min real,
  scale_max real,
  scale_avg real,
  scale_nonfinite integer not null,
  grad_norm_min real,
  grad_norm_max real,
  grad_norm_avg real,
  grad_norm_nonfinite integer not null,
  param_norm_min real,
  param_norm_max real,
  param_norm_avg real,
  param_norm_nonfinite integer not null,
  update_norm_min real,
  update_norm_max real,
  update_norm_avg real,
  update_norm_nonfinite integer not null,
  cosine_min real,
  cosine_max real,
  cosine_avg real,
  cosine_nonfinite integer not null,
  noise_min real,
  noise_max real,
  noise_avg real,
  noise_nonfinite integer not null,
  constraint decision_rollup_pkey PRIMARY KEY (run_id, lvl, layer, bucket),
  constraint decision_rollup_lvl_check CHECK ((lvl = ANY (ARRAY[4096, 65536]))),
  constraint decision_rollup_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE
);
alter table decision_rollup enable row level security; -- policies: own_project

create table delivery_attempt (
  notification_id uuid not null,
  attempt integer not null,
  at timestamp with time zone not null default now(),
  status integer,
  problem text,
  ms integer not null,
  constraint delivery_attempt_pkey PRIMARY KEY (notification_id, attempt)
);
alter table delivery_attempt enable row level security; -- policies: none

create table group_metric (
  run_id bigint not null,
  attributes text[] not null,
  step bigint not null,
  threshold real not null,
  positive text not null,
  groups jsonb not null,
  ci95 jsonb,
  created_at timestamp with time zone not null default now(),
  constraint group_metric_pkey PRIMARY KEY (run_id, attributes, step),
  constraint group_metric_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE
);
alter table group_metric enable row level security; -- policies: own_project

create table impact (
  run_id bigint not null,
  impact uuid not null,
  effort jsonb not null,
  state text not null,
  progress real not null default 0,
  stage text not null default ''::text,
  attempt integer not null default 0,
  method text not null,
  product_version text,
  result jsonb,
  by text not null,
  reason text not null,
  ended_by text,
  problem text,
  created_at timestamp with time zone not null default now(),
  started_at timestamp with time zone,
  heartbeat_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint impact_pkey PRIMARY KEY (run_id, impact),
  constraint impact_problem_check CHECK (((state = ANY (ARRAY['failed'::text, 'cancelled'::text])) = (problem IS NOT NULL))),
  constraint impact_progress_check CHECK (((progress >= (0)::double precision) AND (progress <= (1)::double precision))),
  constraint impact_result_check CHECK ((((state = 'completed'::text) = (result IS NOT NULL)) AND ((state = 'completed'::text) = (product_version IS NOT NULL)))),
  constraint impact_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE,
  constraint impact_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'completed'::text, 'failed'::text, 'cancelled'::text])))
);
CREATE INDEX impact_impact_index ON public.impact USING btree (impact);
CREATE INDEX impact_live_index ON public.impact USING btree (state) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text]));
alter table impact enable row level security; -- policies: own_project

create table incident (
  run_id bigint not null,
  incident integer not null,
  state text not null,
  severity text not null,
  rule text not null,
  layer text,
  fingerprint text not null,
  since bigint not null,
  first_step bigint not null,
  opened_step bigint not null,
  last_step bigint not null,
  closed_step bigint,
  spread text[] not null,
  alerts integer not null,
  opened_at timestamp with time zone not null default now(),
  closed_at timestamp with time zone,
  acknowledged_by text,
  acknowledged_at timestamp with time zone,
  assignee text,
  acts integer not null default 0,
  constraint incident_pkey PRIMARY KEY (run_id, incident),
  constraint incident_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE,
  constraint incident_severity_check CHECK ((severity = ANY (ARRAY['info'::text, 'warning'::text, 'critical'::text]))),
  constraint incident_state_check CHECK (((state = ANY (ARRAY['open'::text, 'closed'::text])) AND ((state = 'closed'::text) = (closed_step IS NOT NULL))))
);
CREATE INDEX incident_opened_index ON public.incident USING btree (opened_at, run_id, incident);
alter table incident enable row level security; -- policies: own_project

create table incident_act (
  run_id bigint not null,
  incident integer not null,
  act integer not null,
  kind text not null,
  by text not null,
  reason text not null,
  detail jsonb not null default '{}'::jsonb,
  at timestamp with time zone not null default now(),
  constraint incident_act_pkey PRIMARY KEY (run_id, incident, act),
  constraint incident_act_kind_check CHECK ((kind = ANY (ARRAY['acknowledge'::text, 'unacknowledge'::text, 'assign'::text, 'comment'::text]))),
  constraint incident_act_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE
);
alter table incident_act enable row level security; -- policies: own_project

create table ingest_state (
  run_id bigint not null,
  last_seq bigint not null,
  last_step bigint not null,
  attempt integer not null,
  updated_at timestamp with time zone not null default now(),
  tree_size bigint not null default 0,
  frontier bytea not null default '\x'::bytea,
  settled_step bigint not null default 0,
  removed_step bigint not null default 0,
  constraint ingest_state_pkey PRIMARY KEY (run_id),
  constraint ingest_state_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE
) with (fillfactor=50);
alter table ingest_state enable row level security; -- policies: own_project

create table ledger_frame (
  run_id bigint not null,
  seq bigint not null,
  kind smallint not null,
  attempt integer not null,
  step0 bigint not null,
  n bigint not null,
  t0_us bigint not null,
  note text,
  leaf_hashes bytea storage external not null,
  constraint ledger_frame_pkey PRIMARY KEY (run_id, seq),
  constraint ledger_frame_kind_check CHECK (((kind >= 1) AND (kind <= 5))),
  constraint ledger_frame_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE
);
alter table ledger_frame enable row level security; -- policies: own_project

create table ledger_key (
  key_name text not null,
  public_key bytea not null,
  created_at_us bigint not null,
  endorsed_by text,
  endorsement bytea,
  constraint ledger_key_pkey PRIMARY KEY (key_name)
);
alter table ledger_key enable row level security; -- policies: own_project

create table ledger_segment (
  run_id bigint not null,
  first_seq bigint not null,
  last_seq bigint not null,
  tree_size bigint not null,
  root_hash bytea not null,
  previous bytea,
  last_step bigint not null,
  time_us bigint not null,
  key_name text not null,
  signature bytea not null,
  constraint ledger_segment_pkey PRIMARY KEY (run_id, first_seq),
  constraint ledger_segment_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE
) with (fillfactor=50);
alter table ledger_segment enable row level security; -- policies: own_project

create table legal_hold (
  run_id bigint not null,
  hold_id uuid not null,
  record text,
  reason text not null,
  by text not null,
  created_at timestamp with time zone not null default now(),
  lifted_at timestamp with time zone,
  lifted_by text,
  lifted_reason text,
  constraint legal_hold_pkey PRIMARY KEY (run_id, hold_id),
  constraint legal_hold_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE
);
alter table legal_hold enable row level security; -- policies: own_project

create table notification (
  notification_id uuid not null,
  receiver text not null,
  route text not null,
  group_key text not null,
  kind text not null,
  state text not null,
  is_repeat boolean not null default false,
  message jsonb not null,
  suppression jsonb,
  attempts integer not null default 0,
  problem text,
  created_at timestamp with time zone not null default clock_timestamp(),
  next_attempt_at timestamp with time zone not null default now(),
  give_up_at timestamp with time zone,
  claimed_until timestamp with time zone,
  finished_at timestamp with time zone,
  constraint notification_pkey PRIMARY KEY (notification_id),
  constraint notification_kind_check CHECK ((kind = ANY (ARRAY['alerts'::text, 'test'::text, 'watchdog'::text, 'escalation'::text]))),
  constraint notification_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'failed'::text, 'sent'::text, 'given-up'::text, 'suppressed'::text])))
);
CREATE INDEX notification_created_index ON public.notification USING btree (created_at, notification_id);
CREATE INDEX notification_waiting_index ON public.notification USING btree (receiver, route, group_key, created_at) WHERE (state = ANY (ARRAY['queued'::text, 'failed'::text]));
alter table notification enable row level security; -- policies: none

create table notification_group (
  receiver text not null,
  route text not null,
  group_key text not null,
  memory jsonb not null,
  updated_at timestamp with time zone not null default now(),
  constraint notification_group_pkey PRIMARY KEY (receiver, route, group_key)
);
alter table notification_group enable row level security; -- policies: none

create table prediction (
  run_id bigint not null,
  pseudonym text not null,
  record text not null,
  place integer,
  added_step bigint,
  by text,
  reason text,
  registered_step bigint,
  score real,
  score_step bigint,
  created_at timestamp with time zone not null default now(),
  class_names text[],
  decided smallint,
  constraint prediction_pkey PRIMARY KEY (run_id, pseudonym),
  constraint prediction_by_check CHECK ((((by IS NULL) = (reason IS NULL)) AND ((by IS NULL) = (registered_step IS NULL)))),
  constraint prediction_place_check CHECK (((place IS NULL) = (added_step IS NULL))),
  constraint prediction_record_key UNIQUE (run_id, record),
  constraint prediction_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE
);
alter table prediction enable row level security; -- policies: own_project

create table prediction_detail (
  run_id bigint not null,
  pseudonym text not null,
  label text not null,
  protected jsonb not null,
  features jsonb,
  constraint prediction_detail_pkey PRIMARY KEY (run_id, pseudonym),
  constraint prediction_detail_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE
);
alter table prediction_detail enable row level security; -- policies: own_project

create table prediction_policy (
  run_id bigint not null,
  pseudonym text not null,
  policy text not null,
  attribute text not null default ''::text,
  since_step bigint not null,
  last_step bigint,
  constraint prediction_policy_pkey PRIMARY KEY (run_id, pseudonym, policy, attribute),
  constraint prediction_policy_policy_check CHECK ((policy = ANY (ARRAY['listed'::text, 'protected'::text, 'borderline'::text, 'flips'::text]))),
  constraint prediction_policy_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE
);
alter table prediction_policy enable row level security; -- policies: own_project

create table prediction_score (
  run_id bigint not null,
  step bigint not null,
  threshold real not null,
  scores real[] not null,
  decided smallint[],
  counts jsonb not null,
  created_at timestamp with time zone not null default now(),
  constraint prediction_score_pkey PRIMARY KEY (run_id, step),
  constraint prediction_score_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE
);
alter table prediction_score enable row level security; -- policies: own_project

create table project (
  name text not null,
  created_at timestamp with time zone not null default now(),
  constraint project_pkey PRIMARY KEY (name)
);
alter table project enable row level security; -- policies: own_project

create table record_erasure (
  run_id bigint not null,
  record text not null,
  pseudonym text,
  removed jsonb not null,
  by text not null,
  reason text not null,
  created_at timestamp with time zone not null default now(),
  constraint record_erasure_pkey PRIMARY KEY (run_id, record),
  constraint record_erasure_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE
);
alter table record_erasure enable row level security; -- policies: own_project

create table release (
  run_id bigint not null,
  release uuid not null,
  state text not null,
  policy jsonb not null,
  policy_sha256 text not null,
  clauses jsonb not null,
  weights_sha256 text,
  by text not null,
  role text not null,
  reason text not null,
  created_at timestamp with time zone not null default now(),
  constraint release_pkey PRIMARY KEY (run_id, release),
  constraint release_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE,
  constraint release_state_check CHECK ((state = ANY (ARRAY['released'::text, 'refused'::text, 'overridden'::text])))
);
alter table release enable row level security; -- policies: own_project

create table replay (
  run_id bigint not null,
  replay uuid not null,
  attempt integer not null,
  steps bigint not null,
  backend jsonb not null,
  fidelity jsonb not null,
  weights_sha256 text not null,
  seconds double precision not null,
  product_version text not null,
  by text not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone not null,
  constraint replay_pkey PRIMARY KEY (run_id, replay),
  constraint replay_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE,
  constraint replay_steps_check CHECK ((steps > 0))
);
CREATE INDEX replay_replay_index ON public.replay USING btree (replay);
alter table replay enable row level security; -- policies: own_project

create table report (
  run_id bigint not null,
  report uuid not null,
  question jsonb not null,
  version integer not null,
  state text not null,
  progress real not null default 0,
  stage text not null default ''::text,
  attempt integer not null default 0,
  method text not null,
  product_version text,
  result jsonb,
  document text,
  by text not null,
  reason text not null,
  ended_by text,
  problem text,
  created_at timestamp with time zone not null default now(),
  started_at timestamp with time zone,
  heartbeat_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint report_pkey PRIMARY KEY (run_id, report),
  constraint report_problem_check CHECK (((state = ANY (ARRAY['failed'::text, 'cancelled'::text])) = (problem IS NOT NULL))),
  constraint report_progress_check CHECK (((progress >= (0)::double precision) AND (progress <= (1)::double precision))),
  constraint report_result_check CHECK ((((state = 'completed'::text) = (result IS NOT NULL)) AND ((state = 'completed'::text) = (document IS NOT NULL)) AND ((state = 'completed'::text) = (product_version IS NOT NULL)))),
  constraint report_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE,
  constraint report_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'completed'::text, 'failed'::text, 'cancelled'::text]))),
  constraint report_version_key UNIQUE (run_id, question, version)
);
CREATE INDEX report_live_index ON public.report USING btree (state) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text]));
CREATE INDEX report_report_index ON public.report USING btree (report);
alter table report enable row level security; -- policies: own_project

create table review (
  run_id bigint not null,
  pseudonym text not null,
  state text not null,
  assignee text,
  verdict text,
  outcome smallint,
  seen text[] not null default '{}'::text[],
  decided_at timestamp with time zone,
  constraint review_pkey PRIMARY KEY (run_id, pseudonym),
  constraint review_decided_check CHECK (((decided_at IS NOT NULL) = (state = 'decided'::text))),
  constraint review_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE,
  constraint review_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'assigned'::text, 'second-wanted'::text, 'disputed'::text, 'decided'::text]))),
  constraint review_verdict_check CHECK ((((verdict IS NULL) = (state = ANY (ARRAY['waiting'::text, 'assigned'::text]))) AND (verdict = ANY (ARRAY['agree'::text, 'overturn'::text]))))
);
alter table review enable row level security; -- policies: own_project

create table review_act (
  run_id bigint not null,
  pseudonym text not null,
  act integer not null,
  kind text not null,
  by text not null,
  reason text not null,
  assignee text,
  verdict text,
  score real,
  score_step bigint,
  created_at timestamp with time zone not null default now(),
  constraint review_act_pkey PRIMARY KEY (run_id, pseudonym, act),
  constraint review_act_assignee_check CHECK (((assignee IS NOT NULL) = (kind = 'assigned'::text))),
  constraint review_act_kind_check CHECK ((kind = ANY (ARRAY['assigned'::text, 'released'::text, 'decided'::text, 'confirmed'::text, 'dissented'::text]))),
  constraint review_act_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE,
  constraint review_act_verdict_check CHECK (((verdict IS NOT NULL) = (kind = 'decided'::text)))
);
alter table review_act enable row level security; -- policies: own_project

create table rule_activation (
  activation_id uuid not null default gen_random_uuid(),
  project text not null default 'default'::text,
  rule text not null,
  version text not null,
  mode text not null,
  reason text not null,
  activated_by text not null,
  activated_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  ended_by text,
  ended_reason text,
  constraint rule_activation_pkey PRIMARY KEY (activation_id),
  constraint rule_activation_end_check CHECK ((((ended_at IS NULL) = (ended_by IS NULL)) AND ((ended_at IS NULL) = (ended_reason IS NULL)))),
  constraint rule_activation_mode_check CHECK ((mode = ANY (ARRAY['live'::text, 'shadow'::text, 'off'::text])))
);
CREATE UNIQUE INDEX rule_activation_current_index ON public.rule_activation USING btree (project, rule) WHERE (ended_at IS NULL);
alter table rule_activation enable row level security; -- policies: own_project

create table rule_backtest (
  backtest_id uuid not null default gen_random_uuid(),
  project text not null default 'default'::text,
  rule text not null,
  version text not null,
  runs integer not null,
  steps bigint not null,
  added integer not null,
  removed integer not null,
  tested_by text not null,
  tested_at timestamp with time zone not null default now(),
  constraint rule_backtest_pkey PRIMARY KEY (backtest_id),
  constraint rule_backtest_counts_check CHECK (((runs > 0) AND (steps >= 0) AND (added >= 0) AND (removed >= 0)))
);
CREATE INDEX rule_backtest_version_index ON public.rule_backtest USING btree (project, rule, version);
alter table rule_backtest enable row level security; -- policies: own_project

create table rule_canary (
  run_id bigint not null,
  rule text not null,
  step bigint not null,
  rule_version text not null,
  layer text,
  seed bigint not null,
  caught boolean not null,
  lag_steps integer,
  created_at timestamp with time zone not null default now(),
  constraint rule_canary_pkey PRIMARY KEY (run_id, rule, step),
  constraint rule_canary_lag_check CHECK ((caught = (lag_steps IS NOT NULL))),
  constraint rule_canary_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE
);
alter table rule_canary enable row level security; -- policies: own_project

create table rule_health (
  run_id bigint not null,
  rule text not null,
  version text not null,
  health text not null,
  problem text,
  updated_at timestamp with time zone not null default now(),
  constraint rule_health_pkey PRIMARY KEY (run_id, rule),
  constraint rule_health_health_check CHECK ((health = ANY (ARRAY['ok'::text, 'error'::text, 'unknown'::text]))),
  constraint rule_health_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE
);
alter table rule_health enable row level security; -- policies: own_project

create table rule_leader (
  run_id bigint not null,
  term bigint not null,
  holder text not null,
  since timestamp with time zone not null default now(),
  constraint rule_leader_pkey PRIMARY KEY (run_id),
  constraint rule_leader_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE
);
alter table rule_leader enable row level security; -- policies: own_project

create table rule_state (
  run_id bigint not null,
  last_step bigint not null,
  state jsonb not null,
  updated_at timestamp with time zone not null default now(),
  constraint rule_state_pkey PRIMARY KEY (run_id),
  constraint rule_state_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE
);
alter table rule_state enable row level security; -- policies: own_project

create table rule_version (
  project text not null default 'default'::text,
  rule text not null,
  version text not null,
  text text not null,
  created_at timestamp with time zone not null default now(),
  kind text not null default 'built-in'::text,
  constraint rule_version_pkey PRIMARY KEY (project, rule, version),
  constraint rule_version_kind_check CHECK ((kind = ANY (ARRAY['built-in'::text, 'own'::text])))
);
alter table rule_version enable row level security; -- policies: own_project

create table run (
  run_id bigint not null generated always as identity,
  uuid uuid not null,
  project text not null default 'default'::text,
  name text not null,
  origin text not null,
  state text not null,
  reason text,
  spec jsonb not null,
  spec_sha256 text,
  scaler text,
  backend jsonb,
  versions jsonb,
  hardware jsonb,
  seeds jsonb,
  data_manifest jsonb,
  summary jsonb,
  total_steps bigint,
  attempt integer not null default 0,
  created_at timestamp with time zone not null default now(),
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  heartbeat_at timestamp with time zone,
  started_by text,
  class_names text[],
  constraint run_pkey PRIMARY KEY (run_id),
  constraint run_origin_check CHECK ((origin = ANY (ARRAY['cli'::text, 'api'::text, 'demo'::text, 'ingest'::text, 'import'::text]))),
  constraint run_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'paused'::text, 'completed'::text, 'cancelled'::text, 'failed'::text, 'interrupted'::text, 'diverged'::text])))
) with (fillfactor=70);
CREATE INDEX run_live_index ON public.run USING btree (state) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text, 'paused'::text]));
CREATE INDEX run_project_uuid_index ON public.run USING btree (project, uuid);
CREATE INDEX run_uuid_index ON public.run USING btree (uuid);
alter table run enable row level security; -- policies: own_project

create table run_checkpoint (
  run_id bigint not null,
  step bigint not null,
  path text not null,
  sha256 text not null,
  size_bytes bigint not null,
  created_at timestamp with time zone not null default now(),
  constraint run_checkpoint_pkey PRIMARY KEY (run_id, step),
  constraint run_checkpoint_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE
);
alter table run_checkpoint enable row level security; -- policies: own_project

create table run_command (
  run_id bigint not null,
  seq integer not null,
  kind text not null,
  args jsonb not null,
  by text not null,
  reason text not null,
  created_at timestamp with time zone not null default now(),
  acked_step bigint,
  acked_at timestamp with time zone,
  constraint run_command_pkey PRIMARY KEY (run_id, seq),
  constraint run_command_kind_check CHECK ((kind = ANY (ARRAY['cancel'::text, 'pause'::text, 'resume'::text, 'lower'::text, 'rollback'::text]))),
  constraint run_command_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE
);
alter table run_command enable row level security; -- policies: own_project

create table run_evaluation (
  run_id bigint not null,
  step bigint not null,
  split text not null,
  loss double precision,
  accuracy double precision,
  created_at timestamp with time zone not null default now(),
  r2 double precision,
  rmse double precision,
  mae double precision,
  constraint run_evaluation_pkey PRIMARY KEY (run_id, split, step),
  constraint run_evaluation_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE
);
alter table run_evaluation enable row level security; -- policies: own_project

create table run_event (
  run_id bigint not null,
  event_id bigint not null generated always as identity,
  step bigint,
  kind text not null,
  detail jsonb not null,
  created_at timestamp with time zone not null default now(),
  constraint run_event_pkey PRIMARY KEY (run_id, event_id),
  constraint run_event_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE
);
alter table run_event enable row level security; -- policies: own_project

create table run_layer (
  run_id bigint not null,
  layer smallint not null,
  name text not null,
  kind text not null,
  module text not null,
  depth smallint not null,
  parameter_count bigint not null,
  constraint run_layer_pkey PRIMARY KEY (run_id, layer),
  constraint run_layer_name_key UNIQUE (run_id, name),
  constraint run_layer_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE
);
alter table run_layer enable row level security; -- policies: own_project

create table sign_off (
  run_id bigint not null,
  sign_off uuid not null,
  report uuid not null,
  report_sha256 text not null,
  evidence_sha256 text not null,
  weights_sha256 text,
  intended_use text not null,
  expires_at timestamp with time zone not null,
  by text not null,
  role text not null,
  reason text not null,
  dissent text,
  signed_at timestamp with time zone not null,
  note text not null,
  constraint sign_off_pkey PRIMARY KEY (run_id, sign_off),
  constraint sign_off_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE
);
alter table sign_off enable row level security; -- policies: own_project

create table silence (
  silence_id uuid not null,
  matchers jsonb not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  reason text not null,
  created_by text not null,
  created_at timestamp with time zone not null default now(),
  source text,
  ended_by text,
  ended_reason text,
  constraint silence_pkey PRIMARY KEY (silence_id),
  constraint silence_span_check CHECK ((starts_at <= ends_at))
);
CREATE INDEX silence_ends_index ON public.silence USING btree (ends_at);
alter table silence enable row level security; -- policies: own_project

create table silence_copy (
  silence_id uuid not null,
  receiver text not null,
  external_id text not null,
  constraint silence_copy_pkey PRIMARY KEY (silence_id, receiver),
  constraint silence_copy_external_key UNIQUE (receiver, external_id)
);
alter table silence_copy enable row level security; -- policies: none

create table step_chunk (
  run_id bigint not null,
  step0 bigint not null,
  n smallint not null,
  t0 timestamp with time zone not null,
  duration_us integer[] storage external not null,
  loss real[] storage external not null,
  learning_rate real[] storage external not null,
  batch_id integer[] storage external not null,
  constraint step_chunk_pkey PRIMARY KEY (run_id, step0),
  constraint step_chunk_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE
);
alter table step_chunk enable row level security; -- policies: own_project

create table step_rollup (
  run_id bigint not null,
  lvl integer not null,
  bucket bigint not null,
  n integer not null,
  loss_min real,
  loss_max real,
  loss_avg real,
  loss_nonfinite integer not null,
  learning_rate_min real,
  learning_rate_max real,
  learning_rate_avg real,
  learning_rate_nonfinite integer not null,
  constraint step_rollup_pkey PRIMARY KEY (run_id, lvl, bucket),
  constraint step_rollup_lvl_check CHECK ((lvl = ANY (ARRAY[256, 4096, 65536]))),
  constraint step_rollup_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE
);
alter table step_rollup enable row level security; -- policies: own_project

create table trace (
  run_id bigint not null,
  trace uuid not null,
  question jsonb not null,
  effort jsonb not null,
  state text not null,
  progress real not null default 0,
  stage text not null default ''::text,
  attempt integer not null default 0,
  method text not null,
  product_version text,
  result jsonb,
  steps bigint,
  layers text[],
  effects bytea,
  effects_left_out text,
  by text not null,
  reason text not null,
  ended_by text,
  problem text,
  created_at timestamp with time zone not null default now(),
  started_at timestamp with time zone,
  heartbeat_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint trace_pkey PRIMARY KEY (run_id, trace),
  constraint trace_problem_check CHECK (((state = ANY (ARRAY['failed'::text, 'cancelled'::text])) = (problem IS NOT NULL))),
  constraint trace_progress_check CHECK (((progress >= (0)::double precision) AND (progress <= (1)::double precision))),
  constraint trace_result_check CHECK ((((state = 'completed'::text) = (result IS NOT NULL)) AND ((state = 'completed'::text) = ((effects IS NULL) <> (effects_left_out IS NULL))))),
  constraint trace_run_fkey FOREIGN KEY (run_id) REFERENCES run(run_id) ON DELETE CASCADE,
  constraint trace_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'completed'::text, 'failed'::text, 'cancelled'::text])))
);
CREATE INDEX trace_live_index ON public.trace USING btree (state) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text]));
CREATE INDEX trace_trace_index ON public.trace USING btree (trace);
alter table trace enable row level security; -- policies: own_project
