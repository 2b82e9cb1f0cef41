import { appendLeaves, EMPTY_FRONTIER, frontierBytes, frontierRoot, headHash, leafHashes, measureColumn, parseFrame, signHead } from '#libs/audit';
import { MEASURE_COUNT } from '#libs/contracts';
import { CHUNK_COLUMNS, EVENT_COLUMNS, STEP_COLUMNS } from '../ledger/chunk-columns.js';
import { putChunk, putEvents, putSteps } from '../ledger/chunk-rows.js';
import { copyBytes, copyRows } from '../ledger/copy-binary.js';
import { copyInto } from '../ledger/copy-into.js';
import { transaction } from '../open/transaction.js';
import { WINDOW_STEPS, windowOf } from '../proving/stored-windows.js';
/** Writes frames into the tables by docs/ledger.md, signed: an independent, plain stand-in for the shipper. */
export function storeLedger(store, run, payloads, options) {
    return transaction(store, async (client) => {
        const frames = payloads.map(parseFrame);
        const runId = await insertRun(client, run, frames);
        for (const [place, frame] of frames.entries()) {
            const hashes = leafHashes(run.uuid, place + 1, payloads[place]);
            const kind = payloads[place][1];
            const note = frame.kind === 'decisions' ? null : frame.note;
            await client.query(`insert into ledger_frame (run_id, seq, kind, attempt, step0, n, t0_us, note, leaf_hashes) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, [runId, place + 1, kind, frame.attempt, frame.step0, frame.n, frame.t0Us, note, hashes]);
        }
        await insertChunks(client, runId, frames, options.compactTo ?? 0);
        const { heads, frontier, lastStep } = signLedger(run.uuid, payloads, options);
        for (const head of heads)
            await insertHead(client, runId, head);
        await insertState(client, { runId, frames, frontier, lastStep });
        await client.query('insert into ledger_key (key_name, public_key, created_at_us) values ($1, $2, 1) on conflict do nothing', [
            options.signer.keyName,
            options.signer.publicKey,
        ]);
        return { uuid: run.uuid, runId, heads };
    });
}
function notesOf(frames, kind) {
    return frames.flatMap((frame) => frame.kind !== 'decisions' && frame.kind === kind ? [{ ...frame, told: JSON.parse(frame.note) }] : []);
}
async function insertRun(client, { uuid }, frames) {
    const attempt = notesOf(frames, 'attempt').at(-1);
    const end = notesOf(frames, 'end').at(-1)?.told ?? { state: 'running' };
    const { rows } = await client.query(`insert into run (uuid, project, name, origin, spec, spec_sha256, scaler, total_steps, backend, versions, seeds, data_manifest, hardware,
       state, reason, summary, attempt)
     select $1, a->>'project', a->>'name', a->>'origin', '{}', a->>'specSha256', a->>'scaler', (a->>'totalSteps')::bigint, a->'backend',
       a->'versions', a->'seeds', a->'dataManifest', a->'hardware', e->>'state', e->>'reason', e->'summary', (a->>'attempt')::int
     from (select $2::jsonb as a, $3::jsonb as e) told returning run_id`, [uuid, attempt.note, JSON.stringify(end)]);
    const runId = rows[0].run_id;
    await client.query(`insert into run_layer (run_id, layer, name, kind, module, depth, parameter_count)
     select $1, (l->>'layer')::int, l->>'name', l->>'kind', l->>'module', (l->>'depth')::int, (l->>'parameterCount')::bigint
     from jsonb_array_elements($2::jsonb->'layers') l`, [runId, attempt.note]);
    await insertFacts(client, runId, notesOf(frames, 'fact'));
    return runId;
}
async function insertFacts(client, runId, facts) {
    for (const { told, step0 } of facts) {
        if (told.type === 'evaluation') {
            await client.query('insert into run_evaluation (run_id, step, split, loss, accuracy) values ($1, $2, $3, $4, $5)', [runId, step0, told.split, told.loss, told.accuracy]);
        }
        else if (told.type === 'checkpoint') {
            await client.query('insert into run_checkpoint (run_id, step, path, sha256, size_bytes) values ($1, $2, $3, $4, $5)', [runId, step0, told.path, told.sha256, told.sizeBytes]);
        }
        else if (told.type === 'event') {
            await client.query('insert into run_event (run_id, step, kind, detail) values ($1, $2, $3, $4)', [runId, step0, told.kind, told.detail]);
        }
    }
}
/** Consecutive steps that become one chunk per layer. */
function chunkGroups(frames, compactTo) {
    const decisions = frames.filter((frame) => frame.kind === 'decisions').sort((a, b) => a.step0 - b.step0);
    const groups = [];
    for (const frame of decisions) {
        const before = groups.at(-1)?.at(-1);
        const merges = before !== undefined && before.step0 + before.n === frame.step0 && windowOf(before.step0) === windowOf(frame.step0);
        if (merges && (windowOf(frame.step0) + 1) * WINDOW_STEPS <= compactTo)
            groups.at(-1).push(frame);
        else
            groups.push([frame]);
    }
    return groups;
}
async function insertChunks(client, runId, frames, compactTo) {
    const [chunks, steps, events] = [copyRows(), copyRows(), copyRows()];
    for (const group of chunkGroups(frames, compactTo)) {
        const { step0, t0Us, layers } = group[0];
        const place = { runId, step0, n: group.reduce((sum, { n }) => sum + n, 0) };
        for (let layer = 0; layer < layers; layer++) {
            const columns = Array.from({ length: MEASURE_COUNT }, (_, measure) => joined(group.map((frame) => measureColumn(frame, layer, measure))));
            putChunk(chunks, { ...place, layer }, (measure) => columns[measure]);
            putEvents(events, { ...place, layer }, (measure) => columns[measure]);
        }
        const shared = (name) => joined(group.map((frame) => Uint32Array.from(frame[name])));
        const signed = (name) => Int32Array.from(shared(name));
        putSteps(steps, { ...place, t0Us }, { durationUs: signed('durationUs'), batchId: signed('batchId'), loss: shared('loss'), learningRate: shared('learningRate') });
    }
    await copyInto(client, `decision_chunk (${CHUNK_COLUMNS.join(', ')})`, copyBytes(chunks));
    await copyInto(client, `step_chunk (${STEP_COLUMNS.join(', ')})`, copyBytes(steps));
    await copyInto(client, `decision_event (${EVENT_COLUMNS.join(', ')})`, copyBytes(events));
}
function joined(parts) {
    return Uint32Array.from(parts.flatMap((part) => [...part]));
}
/** Signs the segments of a ledger: what a holder of the key can make of any frames. */
export function signLedger(uuid, payloads, { signer, segmentFrames = 16 }) {
    const heads = [];
    let frontier = EMPTY_FRONTIER;
    let [lastStep, firstSeq] = [-1, 1];
    for (const [place, payload] of payloads.entries()) {
        const frame = parseFrame(payload);
        frontier = appendLeaves(frontier, leafHashes(uuid, place + 1, payload));
        if (frame.n > 0)
            lastStep = Math.max(lastStep, frame.step0 + frame.n - 1);
        const next = payloads[place + 1];
        if (next !== undefined && next[1] !== 1 && place + 2 - firstSeq < segmentFrames + 1)
            continue;
        const before = heads.at(-1);
        const head = {
            ...{ run: uuid, treeSize: frontier.treeSize, rootHash: frontierRoot(frontier), firstSeq, lastSeq: place + 1, lastStep },
            ...{ previous: before === undefined ? null : headHash(before), timeUs: 1_790_000_000_000_000 + place },
        };
        heads.push({ ...head, ...signHead(head, signer) });
        firstSeq = place + 2;
    }
    return { heads, frontier, lastStep };
}
async function insertHead(client, runId, head) {
    const { firstSeq, lastSeq, treeSize, rootHash, previous, lastStep, timeUs, keyName, signature } = head;
    await client.query(`insert into ledger_segment (run_id, first_seq, last_seq, tree_size, root_hash, previous, last_step, time_us, key_name, signature)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`, [runId, firstSeq, lastSeq, treeSize, rootHash, previous, lastStep, timeUs, keyName, signature]);
}
async function insertState(client, { runId, frames, frontier, lastStep }) {
    await client.query('insert into ingest_state (run_id, last_seq, last_step, attempt, tree_size, frontier) values ($1, $2, $3, $4, $5, $6)', [runId, frames.length, lastStep, notesOf(frames, 'attempt').length, frontier.treeSize, frontierBytes(frontier)]);
}
//# sourceMappingURL=stored-ledger.js.map