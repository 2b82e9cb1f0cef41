import { FINAL_STATES } from '#libs/contracts';
import { retrying } from '../open/retrying.js';
import { transaction } from '../open/transaction.js';
import { notifyState } from './notify-run.js';
/**
 * Takes a run up: state `running`, a new attempt, and with it the fence of recording: an earlier attempt that is still
 * alive cannot write a step from here on. Commands that were left from before a final state are put aside, and a pause that was
 * in force is over, unless they are kept.
 *
 * @throws Error when there is no such run, its layers are not those of the attempt before, or retention has removed its
 * decisions: what is left of a bucket that it began is a rollup, which more steps cannot be added to.
 */
export async function startAttempt(store, uuid, facts, { patienceMs, keepsCommands = false } = {}) {
    return await retrying(() => openAttempt(store, uuid, facts, keepsCommands), patienceMs);
}
function openAttempt(store, uuid, facts, keepsCommands) {
    return transaction(store, async (client) => {
        const before = await lockRun(client, uuid);
        const runId = before.run_id;
        const attempt = before.attempt + 1;
        await saveLayers(client, { runId, uuid }, facts.layers);
        if (!keepsCommands)
            await putCommandsAside(client, before);
        await updateRun(client, runId, { attempt, facts });
        const { rows } = await client.query(`insert into ingest_state (run_id, last_seq, last_step, attempt) values ($1, 0, -1, $2)
       on conflict (run_id) do update set attempt = excluded.attempt, updated_at = now()
       returning last_step as "lastStep", last_seq as "lastSeq", removed_step > 0 as removed`, [runId, attempt]);
        if (rows[0]?.removed === true)
            throw new Error(`run ${uuid} cannot be continued: retention has removed its decisions`);
        await notifyState(client, uuid);
        return { runId, attempt, lastStep: rows[0]?.lastStep ?? -1, lastSeq: rows[0]?.lastSeq ?? 0, origin: before.origin };
    });
}
async function lockRun(client, uuid) {
    const { rows } = await client.query('select run_id, attempt, state, origin from run where uuid = $1 for update', [uuid]);
    if (rows[0] === undefined)
        throw new Error(`there is no run ${uuid}`);
    return rows[0];
}
async function putCommandsAside(client, { run_id: runId, state }) {
    if (!FINAL_STATES.includes(state))
        return;
    await client.query('update run_command set acked_at = now() where run_id = $1 and acked_at is null', [runId]);
    await client.query(END_PAUSE, [runId]);
}
/** Whoever begins anew lets a paused run go on: on record, or a later take-over would pause it again. */
const END_PAUSE = `insert into run_command (run_id, seq, kind, args, "by", reason, acked_at)
  select $1, max(seq) + 1, 'resume', '{}', 'gradlens run', 'a person went on with the run from its last checkpoint', now() from run_command where run_id = $1
  having (array_agg(kind order by seq desc) filter (where kind in ('pause', 'resume')))[1] = 'pause'`;
async function updateRun(client, runId, { attempt, facts }) {
    const json = [facts.backend, facts.versions, facts.hardware, facts.seeds, facts.dataManifest].map((v) => JSON.stringify(v));
    await client.query(`update run set state = 'running', reason = null, summary = null, attempt = $2, total_steps = $3, spec_sha256 = $4,
       backend = $5, versions = $6, hardware = $7, seeds = $8, data_manifest = $9,
       started_at = coalesce(started_at, now()), ended_at = null, heartbeat_at = now()
     where run_id = $1`, [runId, attempt, facts.totalSteps, facts.specSha256, ...json]);
}
/** Stores the layers at the first attempt; later they must be the same, or recorded numbers would change their meaning. */
async function saveLayers(client, run, layers) {
    const { rows } = await client.query('select layer, name from run_layer where run_id = $1 order by layer', [run.runId]);
    if (rows.length > 0) {
        const [stored, found] = [rows.map((row) => row.name), [...layers].sort((a, b) => a.layer - b.layer).map((l) => l.name)];
        if (stored.join('\0') === found.join('\0'))
            return;
        throw new Error(`run ${run.uuid} has the layers ${stored.join(', ')}; this attempt has ${found.join(', ')}`);
    }
    await client.query(`insert into run_layer (run_id, layer, name, kind, module, depth, parameter_count)
     select $1, * from unnest($2::smallint[], $3::text[], $4::text[], $5::text[], $6::smallint[], $7::bigint[])`, [run.runId, ...['layer', 'name', 'kind', 'module', 'depth', 'parameterCount'].map((key) => layers.map((l) => l[key]))]);
}
//# sourceMappingURL=start-attempt.js.map