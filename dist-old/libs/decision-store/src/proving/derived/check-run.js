import { LIVE_STATES } from '#libs/contracts';
import { keyText } from './difference.js';
import { isToldSpec } from './spec-hash.js';
/** States that only a told end gives; without one a run lives, waits to go on, or its process or its recording failed. */
const TOLD_STATES = ['completed', 'cancelled'];
/** Checks the row of `run` against what the attempts and the end told. */
export async function checkRun(client, at, told) {
    const { rows } = await client.query('select r.uuid, r.state, r.attempt, r.spec, i.attempt as "fence" from run r left join ingest_state i on i.run_id = r.run_id where r.run_id = $1', [at.runId]);
    const [run] = rows;
    const { attempt, end } = told;
    if (run === undefined || attempt === null)
        return; // nothing was told yet
    // an attempt that has begun but told nothing yet has changed what is known of the run
    const begun = run.attempt > attempt.attempt && LIVE_STATES.includes(run.state);
    const wrong = [
        ...wrongFence(rows),
        ...wrongState(run, told, begun),
        ...(isToldSpec(run.spec, attempt.note) ? [] : ['spec: its SHA-256 is not the one that was told']),
        ...(await differing(client, at.runId, CONSTANT_COLUMNS, attempt)),
        ...(await differing(client, at.runId, ATTEMPT_COLUMNS, begun ? null : attempt)),
        ...(await differing(client, at.runId, END_COLUMNS, begun ? null : end)),
    ];
    for (const detail of wrong) {
        at.report({ table: 'run', key: keyText({ uuid: run.uuid }), column: detail.slice(0, detail.indexOf(':')), detail });
    }
}
function wrongFence(rows) {
    const differing = rows.filter(({ attempt, fence }) => attempt !== fence);
    const wrong = differing.map(({ attempt, fence }) => `attempt: it is ${attempt}, in ingest_state ${String(fence)}`);
    return rows.length === 1 ? wrong : ['uuid: the row is there twice', ...wrong];
}
function wrongState(run, { attempt, end }, begun) {
    if (begun)
        return [];
    if (run.attempt !== attempt?.attempt)
        return [`attempt: it is ${run.attempt}, told ${String(attempt?.attempt)}`];
    return end === null && TOLD_STATES.includes(run.state) ? [`state: it is ${run.state}, but no end was told`] : [];
}
const text = (column, field) => [column, `$2::jsonb ? '${field}' and r.${column}::text is distinct from $2::jsonb->>'${field}'`];
const json = (column, field) => [
    column,
    `$2::jsonb ? '${field}' and coalesce(r.${column}, 'null') is distinct from $2::jsonb->'${field}'`,
];
const CONSTANT_COLUMNS = [text('uuid', 'run'), text('project', 'project'), text('name', 'name'), text('origin', 'origin'), text('scaler', 'scaler')];
const ATTEMPT_COLUMNS = [
    text('spec_sha256', 'specSha256'),
    text('total_steps', 'totalSteps'),
    json('backend', 'backend'),
    json('versions', 'versions'),
    json('seeds', 'seeds'),
    json('data_manifest', 'dataManifest'),
    json('hardware', 'hardware'),
];
const END_COLUMNS = [text('state', 'state'), text('reason', 'reason'), json('summary', 'summary')];
/** The columns that are not what a note told. */
async function differing(client, runId, checks, told) {
    if (told === null)
        return [];
    const values = checks.map(([column, differs]) => `('${column}', ${differs})`).join(', ');
    const { rows } = await client.query(`select v.name from run r cross join lateral (values ${values}) v (name, differs) where r.run_id = $1 and v.differs`, [runId, JSON.stringify(told.note)]);
    return rows.map(({ name }) => `${name}: not what frame ${told.seq} told`);
}
/** Checks the rows of `run_layer` against the layers that the newest attempt told. */
export async function checkLayers(client, at, told) {
    if (told.attempt === null || !('layers' in told.attempt.note))
        return;
    const { rows } = await client.query(`with told as (select (t->>'layer')::int as layer, t->>'name' as name, t->>'kind' as kind, t->>'module' as module,
         (t->>'depth')::int as depth, (t->>'parameterCount')::bigint as parameter_count
       from jsonb_array_elements(case when jsonb_typeof($2::jsonb) = 'array' then $2::jsonb else '[]' end) t),
     stored as (select layer::int, name, kind, module, depth::int, parameter_count from run_layer where run_id = $1)
     (select layer, 'a row that was told is missing' as detail from (table told except all table stored) missing)
     union all (select layer, 'the row was not told' from (table stored except all table told) extra) order by layer limit 100`, [at.runId, JSON.stringify(told.attempt.note.layers ?? null)]);
    for (const { layer, detail } of rows)
        at.report({ table: 'run_layer', key: keyText({ layer }), column: null, detail });
}
//# sourceMappingURL=check-run.js.map