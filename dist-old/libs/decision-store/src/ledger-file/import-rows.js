import { InputError, LIVE_STATES } from '#libs/contracts';
import { applyRecording } from '../predictions/apply-predictions.js';
import { checkpointsLeft } from '../proving/derived/told.js';
import { headsToJson } from './manifest.js';
/** Makes the row of an imported run and those of its layers. No process executes it here: a live one is interrupted. */
export async function importRun(client, { run, layers }) {
    const state = ['queued', ...LIVE_STATES].includes(run.state) ? 'interrupted' : run.state;
    await client.query('insert into project (name) values ($1) on conflict do nothing', [run.project]);
    const json = [run.spec, run.backend, run.versions, run.hardware, run.seeds, run.dataManifest, run.summary].map((value) => value === null || value === undefined ? null : JSON.stringify(value));
    const { rows } = await client.query(`insert into run (uuid, project, name, origin, state, reason, spec_sha256, scaler, total_steps, attempt, created_at, started_at, ended_at,
       spec, backend, versions, hardware, seeds, data_manifest, summary)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20) returning run_id`, [
        ...[run.uuid, run.project, run.name, run.origin, state, run.reason, run.specSha256, run.scaler, run.totalSteps, run.attempt],
        ...[run.createdAt, run.startedAt, run.endedAt, ...json],
    ]);
    const runId = rows[0]?.run_id ?? NaN;
    await client.query(`insert into run_layer (run_id, layer, name, kind, module, depth, parameter_count)
     select $1, * from unnest($2::smallint[], $3::text[], $4::text[], $5::text[], $6::smallint[], $7::bigint[])`, [runId, ...['layer', 'name', 'kind', 'module', 'depth', 'parameterCount'].map((key) => layers.map((layer) => layer[key]))]);
    return runId;
}
/** Makes the rows that the facts of a ledger tell of. */
export async function importFacts(client, runId, told) {
    await importEvaluations(client, runId, told);
    for (const { step, note } of checkpointsLeft(told)) {
        await client.query('insert into run_checkpoint (run_id, step, path, sha256, size_bytes) values ($1, $2, $3, $4, $5)', [
            ...[runId, step, note.path, note.sha256, note.sizeBytes],
        ]);
    }
    for (const { step, note } of told.events) {
        await client.query('insert into run_event (run_id, step, kind, detail) values ($1, $2, $3, $4)', [runId, step, note.kind, JSON.stringify(note.detail ?? {})]);
    }
    for (const { step, fact } of told.recordings)
        await applyRecording(client, { runId, step }, fact);
}
/**
 * Keeps the public keys that came with a ledger.
 *
 * @throws InputError when the database knows another key of that name.
 */
export async function importKeys(client, keys, source) {
    for (const { keyName, publicKey, createdAtUs, endorsedBy, endorsement } of keys) {
        await client.query('insert into ledger_key (key_name, public_key, created_at_us, endorsed_by, endorsement) values ($1, $2, $3, $4, $5) on conflict do nothing', [keyName, publicKey, createdAtUs, endorsedBy, endorsement]);
        const { rows } = await client.query('select public_key = $2 as same from ledger_key where key_name = $1', [keyName, publicKey]);
        if (rows[0]?.same !== true)
            throw new InputError({ source, path: 'keys', value: keyName, allowed: 'keys that the database does not know otherwise' });
    }
}
/** Keeps the signed heads of a ledger. */
export async function importHeads(client, runId, heads) {
    for (const head of heads) {
        await client.query(`insert into ledger_segment (run_id, first_seq, last_seq, tree_size, root_hash, previous, last_step, time_us, key_name, signature)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`, [
            ...[runId, head.firstSeq, head.lastSeq, head.treeSize, head.rootHash, head.previous],
            ...[head.lastStep, head.timeUs, head.keyName, head.signature],
        ]);
    }
}
/** Says where the ledger stands. */
export async function importState(client, runId, state) {
    const { attempt, lastSeq, lastStep, removedStep, frontier } = state;
    await client.query(`insert into ingest_state (run_id, last_seq, last_step, attempt, tree_size, frontier, settled_step, removed_step)
     values ($1, $2, $3, $4, $5, $6, $7::bigint / 256 * 256, $7)`, [runId, lastSeq, lastStep, attempt, frontier.treeSize, frontier.roots, removedStep]);
}
/** Whether two ledgers were signed alike: the heads and their order say all. */
export function sameHeads(a, b) {
    return a.length > 0 && JSON.stringify(headsToJson(a)) === JSON.stringify(headsToJson(b));
}
async function importEvaluations(client, runId, told) {
    for (const { step, note } of told.evaluations.values()) {
        const figures = [note.loss, note.accuracy, note.r2, note.rmse, note.mae].map((figure) => figure ?? null);
        await client.query('insert into run_evaluation (run_id, step, split, loss, accuracy, r2, rmse, mae) values ($1, $2, $3, $4, $5, $6, $7, $8)', [runId, step, note.split, ...figures]);
    }
}
//# sourceMappingURL=import-rows.js.map