import { FINAL_STATES, InputError } from '#libs/contracts';
import { IS_SENSITIVE } from '../runs/run-row.js';
import { heldBy } from './lock-run.js';
/** A run with sensitive predictions keeps its decisions at least so long after its end: six months. Unit: days. */
export const SENSITIVE_DAYS = 183;
/**
 * What retention would do, oldest run first. Runs of which nothing is left to remove are not in it.
 *
 * @throws InputError when the run asked for is not there, or its decisions are removed already.
 */
export async function planRetention(store, selection) {
    const plan = [];
    for (const candidate of await findCandidates(store, selection)) {
        const { sensitive, ageDays, hold, holdReason, ...run } = candidate;
        const size = await sizeOf(store, candidate.runId);
        plan.push({ ...run, ...size, refused: whyRefused({ ...run, sensitive, ageDays, hold, holdReason }) });
    }
    if (plan.length === 0 && selection.run !== undefined)
        await explainMissing(store, selection.run);
    return plan;
}
async function findCandidates({ pool }, { olderThanSeconds, run, project, keepLast }) {
    const { rows } = await pool.query(`select * from (
       select r.uuid as run, r.run_id as "runId", r.name, r.project, r.state,
         coalesce(r.ended_at, r.heartbeat_at, r.created_at) as "endedAt",
         extract(epoch from now() - coalesce(r.ended_at, r.heartbeat_at, r.created_at))::double precision / 86400 as "ageDays",
         ${IS_SENSITIVE} as sensitive,
         row_number() over (order by r.uuid desc) as place,
         (select count(*)::integer from run_checkpoint c where c.run_id = r.run_id) as checkpoints,
         (select coalesce(sum(size_bytes), 0)::bigint from run_checkpoint c where c.run_id = r.run_id) as "checkpointBytes",
         h.hold_id as hold, h.reason as "holdReason", i.last_step, i.removed_step
       from run r left join ingest_state i on i.run_id = r.run_id
       left join lateral (select hold_id, reason from legal_hold l where l.run_id = r.run_id and l.lifted_at is null order by created_at limit 1) h on true
       where $3::text is null or r.project = $3) p
     where last_step >= 0 and removed_step = 0 and ($1::uuid is null or run = $1)
       and ($2::double precision is null or "ageDays" * 86400 > $2) and ($4::integer is null or place > $4)
     order by run`, [run ?? null, olderThanSeconds ?? null, project ?? null, keepLast ?? null]);
    return rows.map(({ run: uuid, runId, name, project: of, state, endedAt, checkpoints, checkpointBytes, sensitive, ageDays, hold, holdReason }) => ({
        run: uuid, runId, name, project: of, state, endedAt, checkpoints, checkpointBytes, sensitive, ageDays, hold, holdReason,
    }));
}
function whyRefused({ state, hold, holdReason, sensitive, ageDays }) {
    if (hold !== null)
        return heldBy({ hold, reason: holdReason ?? '' });
    if (!FINAL_STATES.includes(state))
        return `it is ${state}`;
    if (!sensitive || ageDays >= SENSITIVE_DAYS)
        return null;
    return `its spec has sensitive predictions and it ended ${Math.floor(ageDays)} days ago: its decisions stay for ${SENSITIVE_DAYS} days`;
}
const ARRAYS = ['raw_scale', 'scale', 'grad_norm', 'param_norm', 'update_norm', 'cosine', 'noise', 'flags'];
const STEP_ARRAYS = ['duration_us', 'loss', 'learning_rate', 'batch_id'];
/** Decisions of a run and the bytes they take: the arrays as they are stored, without reading them, and the rows. */
async function sizeOf({ pool }, runId) {
    const stored = (columns) => columns.map((column) => `coalesce(pg_column_size(${column}), 0)`).join(' + ');
    const { rows } = await pool.query(`select coalesce(sum(n), 0)::bigint as decisions, (coalesce(sum(${stored(ARRAYS)} + 320), 0)
       + (select coalesce(sum(${stored(STEP_ARRAYS)} + 100), 0) from step_chunk where run_id = $1))::bigint as bytes
     from decision_chunk where run_id = $1`, [runId]);
    return rows[0] ?? { decisions: 0, bytes: 0 };
}
async function explainMissing({ pool }, run) {
    const { rows } = await pool.query('select i.removed_step > 0 as removed from run r left join ingest_state i on i.run_id = r.run_id where r.uuid = $1', [run]);
    const allowed = rows[0] === undefined ? 'the uuid of a recorded run' : 'a run whose decisions were not removed before';
    if (rows[0] === undefined || rows[0].removed === true)
        throw new InputError({ source: null, path: 'run', value: run, allowed });
}
//# sourceMappingURL=plan-retention.js.map