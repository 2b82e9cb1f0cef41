import { createHash } from 'node:crypto';
import { leafHashes } from '#libs/audit';
import { storedFrames, storedHeads, storedKeys } from '../proving/ledger-source.js';
import { HEAD_BYTES, writeHead } from '../spool/record.js';
import { encodeBare } from './bare-frame.js';
import { headsToJson, keysToJson, MAGIC } from './manifest.js';
/**
 * Writes the ledger of a run as one file (docs/ledger.md, section 6), a frame at a time. `client` should be in a
 * transaction that sees one state of the database.
 *
 * @throws Error when a frame is not what its hashes say: an export holds what was recorded, or nothing.
 */
export async function writeLedgerFile(client, run, facts, write) {
    const hash = createHash('sha256');
    let bytes = 0;
    const put = async (part) => {
        hash.update(part);
        bytes += part.length;
        await write(part);
    };
    const putRecord = async (seq, payload) => {
        const head = Buffer.alloc(HEAD_BYTES);
        writeHead(head, seq, payload);
        await put(head);
        await put(payload);
    };
    const manifest = await makeManifest(client, run, facts);
    await put(MAGIC);
    await putRecord(0, Buffer.from(JSON.stringify(manifest)));
    let frames = 0;
    for await (const frame of storedFrames(client, run.runId)) {
        frames += 1;
        if (frame.seq !== frames)
            throw new Error(`frame ${frames} of run ${run.uuid} is missing: see gradlens verify`);
        await putRecord(frame.seq, payloadOf(frame, run.uuid));
    }
    await putRecord(0, Buffer.from(JSON.stringify({ sha256: hash.copy().digest('hex') })));
    return { frames, decisions: manifest.decisions, bytes };
}
function payloadOf(frame, uuid) {
    const { seq, head, payload, problem } = frame;
    if (problem !== null)
        throw new Error(`frame ${seq} of run ${uuid} is altered (${problem}): see gradlens verify`);
    if (payload === null)
        return encodeBare(head, frame.leafHashes);
    if (leafHashes(uuid, seq, payload).equals(frame.leafHashes))
        return payload;
    throw new Error(`frame ${seq} of run ${uuid} is altered (its content does not have its hashes): see gradlens verify`);
}
async function makeManifest(client, run, facts) {
    const { rows } = await client.query(RUN, [run.runId]);
    const [row] = rows;
    if (row === undefined)
        throw new Error(`there is no run ${run.uuid}`);
    const { frames, decisions, ...runFacts } = row;
    const layers = await client.query(`select layer, name, kind, module, depth, parameter_count as "parameterCount" from run_layer where run_id = $1 order by layer`, [run.runId]);
    return {
        format: 'gradlens-ledger',
        version: 1,
        product: facts.product,
        exportedAt: facts.exportedAt.toISOString(),
        frames,
        decisions,
        run: runFacts,
        layers: layers.rows,
        keys: keysToJson(await storedKeys(client)),
        heads: headsToJson(await storedHeads(client, run)),
    };
}
const at = (column) => `to_char(r.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const RUN = `select r.uuid, r.project, r.name, r.origin, r.state, r.reason, r.spec, r.spec_sha256 as "specSha256", r.scaler, r.backend,
  r.versions, r.hardware, r.seeds, r.data_manifest as "dataManifest", r.summary, r.total_steps as "totalSteps", r.attempt,
  ${at('created_at')} as "createdAt", ${at('started_at')} as "startedAt", ${at('ended_at')} as "endedAt",
  (select count(*) from ledger_frame f where f.run_id = r.run_id) as frames,
  (select coalesce(sum(c.n), 0)::bigint from decision_chunk c where c.run_id = r.run_id) as decisions
  from run r where r.run_id = $1`;
//# sourceMappingURL=write-ledger-file.js.map