import { endianness } from 'node:os';
import { InputError, MEASURE_COUNT } from '#libs/contracts';
import { FRAME_KIND_NAMES, FRAME_KINDS } from './frame-kinds.js';
/** Bytes of a frame's head. */
export const FRAME_HEAD_BYTES = 32;
/** Version of the layout. */
export const FRAME_VERSION = 1;
/** Steps of a decisions frame, at most. */
export const MAX_FRAME_STEPS = 4096;
/** Layers of a decisions frame, at most: their numbers are smallint. */
export const MAX_FRAME_LAYERS = 32_767;
/** Bytes per step of what all layers share: duration, batch, loss, learning rate. */
export const SHARED_STEP_BYTES = 16;
/** Bytes of one decision: seven float32 measures and the flags. */
export const DECISION_BYTES = 4 * MEASURE_COUNT;
if (endianness() !== 'LE')
    throw new Error('gradlens runs on little-endian machines only');
const TWO_32 = 2 ** 32;
/** Encodes a note. */
export function encodeNote(head, note) {
    const text = Buffer.from(JSON.stringify(note));
    const payload = Buffer.alloc(FRAME_HEAD_BYTES + text.length);
    writeFrameHead(payload, head, { layers: 0, noteBytes: text.length });
    text.copy(payload, FRAME_HEAD_BYTES);
    return payload;
}
/** A payload with room for a decisions frame, and the frame whose columns are to be filled in. */
export function allotDecisions(head, layers) {
    const payload = Buffer.from(new ArrayBuffer(decisionsBytes(head.n, layers)));
    writeFrameHead(payload, { ...head, kind: 'decisions' }, { layers, noteBytes: 0 });
    return { payload, frame: decisionsView(payload, { ...head, kind: 'decisions' }, layers) };
}
/** Bytes of the payload of `n` steps of `layers` layers. */
export function decisionsBytes(n, layers) {
    return FRAME_HEAD_BYTES + n * (SHARED_STEP_BYTES + layers * DECISION_BYTES);
}
/** Bits of one measure of one layer: `n` values. */
export function measureColumn(frame, layer, measure) {
    const from = (layer * MEASURE_COUNT + measure) * frame.n;
    return frame.measures.subarray(from, from + frame.n);
}
/**
 * Reads a payload. The frame refers to its memory, or to a copy where that is not aligned to four bytes.
 *
 * @throws InputError that names what is wrong with it.
 */
export function parseFrame(payload) {
    if (payload.length < FRAME_HEAD_BYTES)
        throw wrong('length', payload.length, `at least ${FRAME_HEAD_BYTES} bytes`);
    if (payload[0] !== FRAME_VERSION)
        throw wrong('version', payload[0], String(FRAME_VERSION));
    const kind = FRAME_KIND_NAMES.get(payload[1] ?? 0);
    if (kind === undefined)
        throw wrong('kind', payload[1], `one of ${[...FRAME_KIND_NAMES.keys()].join(', ')}`);
    const head = { kind, attempt: payload.readUInt32LE(4), step0: readLong(payload, 8), n: payload.readUInt32LE(16), t0Us: readLong(payload, 24) };
    checkHead(head);
    return kind === 'decisions' ? parseDecisions(payload, { ...head, kind }) : parseNote(payload, { ...head, kind });
}
function checkHead({ kind, attempt, step0, n, t0Us }) {
    const { least, most } = STEPS_OF_KIND[kind];
    if (attempt < 1 || attempt > 2 ** 31 - 1)
        throw wrong('attempt', attempt, 'an integer from 1 to 2147483647');
    if (n < least || n > most)
        throw wrong('n', n, least === most ? String(most) : `an integer from ${least} to ${most}`);
    if (!Number.isSafeInteger(step0 + n))
        throw wrong('step0', step0, 'an integer whose sum with n is below 2^53');
    if (!Number.isSafeInteger(t0Us))
        throw wrong('t0', t0Us, 'µs since 1970, below 2^53');
}
const NO_STEPS = { least: 0, most: 0 };
const STEPS_OF_KIND = {
    attempt: NO_STEPS,
    decisions: { least: 1, most: MAX_FRAME_STEPS },
    gap: { least: 1, most: 2 ** 32 - 1 },
    fact: NO_STEPS,
    end: NO_STEPS,
};
function parseDecisions(payload, head) {
    const layers = payload.readUInt16LE(2);
    if (layers > MAX_FRAME_LAYERS)
        throw wrong('layers', layers, `an integer from 0 to ${MAX_FRAME_LAYERS}`);
    if (payload.readUInt32LE(20) !== 0)
        throw wrong('note length', payload.readUInt32LE(20), '0');
    const bytes = decisionsBytes(head.n, layers);
    if (payload.length !== bytes)
        throw wrong('length', payload.length, `${bytes} bytes for ${head.n} steps of ${layers} layers`);
    const aligned = payload.byteOffset % 4 === 0 ? payload : Buffer.from(new Uint8Array(payload).buffer);
    return decisionsView(aligned, head, layers);
}
function parseNote(payload, head) {
    if (payload.readUInt16LE(2) !== 0)
        throw wrong('layers', payload.readUInt16LE(2), '0');
    const bytes = FRAME_HEAD_BYTES + payload.readUInt32LE(20);
    if (payload.length !== bytes)
        throw wrong('length', payload.length, `${bytes} bytes`);
    let note;
    try {
        note = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(payload.subarray(FRAME_HEAD_BYTES));
        if (note.includes('\\u0000') || typeof JSON.parse(note) !== 'object')
            throw new TypeError('not an object');
    }
    catch (cause) {
        throw wrong('note', payload.toString('utf8', FRAME_HEAD_BYTES, FRAME_HEAD_BYTES + 40), 'a JSON object in UTF-8 without NUL', cause);
    }
    return { ...head, note };
}
/** Writes the head of a payload. */
export function writeFrameHead(payload, head, more) {
    payload[0] = FRAME_VERSION;
    payload[1] = FRAME_KINDS[head.kind];
    payload.writeUInt16LE(more.layers, 2);
    payload.writeUInt32LE(head.attempt, 4);
    writeLong(payload, head.step0, 8);
    payload.writeUInt32LE(head.n, 16);
    payload.writeUInt32LE(more.noteBytes, 20);
    writeLong(payload, head.t0Us, 24);
}
function decisionsView(payload, head, layers) {
    const { buffer, byteOffset } = payload;
    const at = byteOffset + FRAME_HEAD_BYTES;
    const { n } = head;
    return {
        ...head,
        layers,
        durationUs: new Int32Array(buffer, at, n),
        batchId: new Int32Array(buffer, at + 4 * n, n),
        loss: new Uint32Array(buffer, at + 8 * n, n),
        learningRate: new Uint32Array(buffer, at + 12 * n, n),
        measures: new Uint32Array(buffer, at + SHARED_STEP_BYTES * n, layers * MEASURE_COUNT * n),
    };
}
function writeLong(payload, value, at) {
    payload.writeUInt32LE(value % TWO_32, at);
    payload.writeUInt32LE(Math.floor(value / TWO_32), at + 4);
}
function readLong(payload, at) {
    return payload.readUInt32LE(at) + payload.readUInt32LE(at + 4) * TWO_32;
}
function wrong(path, value, allowed, cause) {
    return new InputError({ source: 'frame', path, value: String(value), allowed }, { cause });
}
//# sourceMappingURL=frame.js.map