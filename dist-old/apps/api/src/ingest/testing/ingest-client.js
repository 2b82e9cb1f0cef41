import { allotDecisions, encodeNote, measureColumn } from '#libs/audit';
import { MEASURE_INDEX } from '#libs/contracts';
import { uuidv7 } from 'uuidv7';
import { TEST_TOKEN } from '../../testing/test-api.js';
import { encodeRecord } from '../wire/records.js';
export const LAYERS = ['dense1', 'dense2'];
/** A client of one run of two layers. */
export function ingestClient(url, { token = TEST_TOKEN, uuid = uuidv7() } = {}) {
    const send = async (method, path, body, headers = {}) => {
        const response = await fetch(`${url}/ingest/v1/runs/${uuid}${path}`, {
            method,
            headers: { authorization: `Bearer ${token}`, ...headers },
            ...(body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
        });
        return { status: response.status, body: (await response.json()), retryAfter: response.headers.get('retry-after') };
    };
    const json = (method, path, body) => send(method, path, JSON.stringify(body), { 'content-type': 'application/json' });
    return {
        uuid,
        send,
        register: (more = {}) => json('PUT', '', { name: 'delivered', layers: LAYERS, ...more }),
        frames: (records, headers = {}) => send('POST', '/frames', records, { 'content-type': 'application/vnd.gradlens.frames', ...headers }),
        lines: (lines, headers = {}) => send('POST', '/frames', textOf(lines), { 'content-type': 'application/x-ndjson', ...headers }),
        end: (body = { state: 'completed' }) => json('POST', '/end', body),
        position: () => send('GET', ''),
    };
}
function textOf(lines) {
    return lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
}
/** A step of both layers as a line, all numbers told by step and layer. */
export function stepLine(step) {
    const layers = Object.fromEntries(LAYERS.map((name, layer) => [name, measuresOf(step, layer)]));
    return { step, loss: 1 / (step + 1), learningRate: 0.125, durationUs: 100, batchId: step, layers };
}
/** Measures of a layer at a step. */
export function measuresOf(step, layer) {
    const base = 1 + layer + step / 1024;
    return { rawScale: 1, scale: 1, gradNorm: base, paramNorm: 2 * base, updateNorm: base / 8, cosine: 0.5, noise: 0.25, flags: 0 };
}
/** Payload of the decisions frame of `n` steps from `step0`. */
export function decisionsPayload(step0, n, head = {}) {
    const { attempt, layers } = { attempt: 1, layers: LAYERS.length, ...head };
    const { payload, frame } = allotDecisions({ attempt, step0, n, t0Us: 1_700_000_000_000_000 }, layers);
    for (let i = 0; i < n; i++) {
        frame.durationUs[i] = 100;
        frame.batchId[i] = step0 + i;
        frame.loss[i] = bits(1 / (step0 + i + 1));
        frame.learningRate[i] = bits(0.125);
        for (let layer = 0; layer < layers; layer++) {
            const measures = measuresOf(step0 + i, layer);
            for (const [name, column] of Object.entries(MEASURE_INDEX)) {
                measureColumn(frame, layer, column)[i] = name === 'flags' ? 0 : bits(measures[name] ?? NaN);
            }
        }
    }
    return payload;
}
function bits(value) {
    return new Uint32Array(new Float32Array([value]).buffer)[0] ?? 0;
}
/** Records of decisions from `step0` on, `n` steps each, numbered from `seq`. */
export function decisionRecords(seq, step0, { count, n }) {
    return Buffer.concat(Array.from({ length: count }, (_, i) => encodeRecord(seq + i, decisionsPayload(step0 + i * n, n))));
}
/** Record of a note. */
export function noteRecord(seq, head, note) {
    return encodeRecord(seq, encodeNote({ attempt: 1, n: 0, t0Us: 1_700_000_000_000_000, ...head }, note));
}
/** A client whose run is registered. */
export async function registeredClient(url) {
    const client = ingestClient(url);
    const { status, body } = await client.register();
    if (status !== 200)
        throw new Error(`the run was not registered: ${JSON.stringify(body)}`);
    return client;
}
//# sourceMappingURL=ingest-client.js.map