/** Incidents: alerts of one cause; what people did about them; whether an alert was of use. */
export class Incidents0007 {
    name = 'Incidents0000000000007';
    async up(queryRunner) {
        for (const statement of [...TABLES, ...EARLIER_RUNS])
            await queryRunner.query(statement);
    }
    async down(queryRunner) {
        await queryRunner.query('drop table alert_mark, incident_act, incident');
        await queryRunner.query('alter table alert drop column incident');
    }
}
const TABLES = [
    // the columns from acknowledged_by on are people's: what the last act left; the others are the rule engine's
    `create table incident (
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
    opened_at timestamptz not null default now(),
    closed_at timestamptz,
    acknowledged_by text,
    acknowledged_at timestamptz,
    assignee text,
    acts integer not null default 0,
    constraint incident_pkey primary key (run_id, incident),
    constraint incident_state_check check (state in ('open', 'closed') and (state = 'closed') = (closed_step is not null)),
    constraint incident_severity_check check (severity in ('info', 'warning', 'critical')),
    constraint incident_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
    'create index incident_opened_index on incident (opened_at, run_id, incident)',
    // append only
    `create table incident_act (
    run_id bigint not null,
    incident integer not null,
    act integer not null,
    kind text not null,
    "by" text not null,
    reason text not null,
    detail jsonb not null default '{}',
    at timestamptz not null default now(),
    constraint incident_act_pkey primary key (run_id, incident, act),
    constraint incident_act_kind_check check (kind in ('acknowledge', 'unacknowledge', 'assign', 'comment')),
    constraint incident_act_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
    // append only; of one person the last one counts
    `create table alert_mark (
    run_id bigint not null,
    fingerprint text not null,
    since bigint not null,
    mark integer not null,
    verdict text not null,
    "by" text not null,
    reason text not null,
    at timestamptz not null default now(),
    constraint alert_mark_pkey primary key (run_id, fingerprint, since, mark),
    constraint alert_mark_verdict_check check (verdict in ('useful', 'noise')),
    constraint alert_mark_run_fkey foreign key (run_id) references run (run_id) on delete cascade
  )`,
    'alter table alert add column incident integer',
    'create index alert_incident_index on alert (run_id, incident)',
];
/** Alerts of earlier runs: those that overlap, or follow within 100 steps, are one incident. */
const EARLIER_RUNS = [
    `with reached as (
    select run_id, fingerprint, since, fired_step, max(coalesce(resolved_step, 2147483647) + 100) over (
      partition by run_id order by fired_step, since, fingerprint rows between unbounded preceding and 1 preceding) as reach
    from alert where not shadow
  ), numbered as (
    select run_id, fingerprint, since, count(*) filter (where reach is null or fired_step > reach) over (
      partition by run_id order by fired_step, since, fingerprint) as incident
    from reached
  )
  update alert a set incident = n.incident from numbered n
  where a.run_id = n.run_id and a.fingerprint = n.fingerprint and a.since = n.since`,
    `insert into incident (run_id, incident, state, severity, rule, layer, fingerprint, since, first_step, opened_step, last_step,
      closed_step, spread, alerts, opened_at, closed_at)
    select run_id, incident, case when bool_or(state = 'firing') then 'open' else 'closed' end,
      (array_agg(severity order by array_position(array['critical', 'warning', 'info'], severity)))[1],
      (array_agg(rule order by since, fired_step, fingerprint))[1],
      (array_agg(layer order by since, fired_step, fingerprint))[1],
      (array_agg(fingerprint order by since, fired_step, fingerprint))[1],
      min(since), (array_agg(fired_step order by since, fired_step, fingerprint))[1], min(fired_step),
      max(coalesce(resolved_step, fired_step)), case when bool_or(state = 'firing') then null else max(resolved_step) end,
      '{}', count(*), min(fired_at), case when bool_or(state = 'firing') then null else max(resolved_at) end
    from alert where incident is not null group by run_id, incident`,
    `update incident i set spread = s.layers from (
    select run_id, incident, array_agg(layer order by fired_step, layer) as layers from (
      select run_id, incident, layer, min(fired_step) as fired_step from alert
      where incident is not null and layer is not null group by run_id, incident, layer) l
    group by run_id, incident) s
  where i.run_id = s.run_id and i.incident = s.incident`,
];
//# sourceMappingURL=0007-incidents.js.map