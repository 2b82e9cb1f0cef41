import { allotDecisions, FRAME_HEAD_BYTES, FRAME_KIND_NAMES, HASH_BYTES, MAX_FRAME_LAYERS, MAX_FRAME_STEPS, measureColumn, parseFrame, writeFrameHead } from '#libs/audit';
import { MEASURES, messageOf } from '#libs/contracts';
import { windowOf } from './stored-windows.js';
/** Puts a frame together that carries a note. */
export function assembleNote(row) {
    try {
        const text = Buffer.from(row.note ?? '');
        const payload = Buffer.alloc(FRAME_HEAD_BYTES + text.length);
        writeFrameHead(payload, headOf(row), { layers: 0, noteBytes: text.length });
        text.copy(payload, FRAME_HEAD_BYTES);
        parseFrame(payload);
        return { payload, problem: null };
    }
    catch (error) {
        return { payload: null, problem: messageOf(error) };
    }
}
/** Number of the window that holds a decisions frame. */
export function windowOfFrame(row) {
    return windowOf(row.step0);
}
/** Puts a decisions frame together: cuts its steps out of the chunks of its window. */
export function assembleDecisions(row, stored) {
    const wrong = wrongHead(row);
    if (wrong !== null)
        return { payload: null, problem: wrong };
    const layers = layersOf(row);
    const { payload, frame } = allotDecisions(headOf(row), layers);
    const problems = [cutShared(frame, stored), ...Array.from({ length: layers }, (_, layer) => cutLayer(frame, layer, stored))];
    const found = problems.filter((problem) => problem !== null);
    if (found.length === 0)
        return { payload, problem: null };
    const gone = found.length === layers + 1 && found.every((problem) => problem.endsWith(NOT_STORED));
    return { payload: null, problem: gone ? null : found.slice(0, 3).join('; ') };
}
/** Number of the layers of a decisions frame: it has a leaf for each, and one more. */
export function layersOf(row) {
    return row.leafHashes.length / HASH_BYTES - 1;
}
const NOT_STORED = 'not stored';
function wrongHead(row) {
    const layers = layersOf(row);
    if (!Number.isInteger(layers) || layers < 0 || layers > MAX_FRAME_LAYERS)
        return `it has ${row.leafHashes.length} bytes of leaf hashes`;
    if (row.n < 1 || row.n > MAX_FRAME_STEPS)
        return `it has ${row.n} steps`;
    if (windowOf(row.step0) !== windowOf(row.step0 + row.n - 1))
        return `steps ${row.step0} to ${row.step0 + row.n - 1} span two windows`;
    if (row.note !== null)
        return 'it has a note beside its decisions';
    // the rest of the head is checked by the reader of notes
    const head = assembleNote({ ...row, kind: 4, n: 0, note: '{}' });
    return head.problem;
}
function headOf(row) {
    const kind = FRAME_KIND_NAMES.get(row.kind);
    if (kind === undefined)
        throw new RangeError(`kind is ${row.kind}`);
    const { attempt, step0, n, t0Us } = row;
    return { kind, attempt, step0, n, t0Us };
}
function cutShared(frame, stored) {
    const targets = [frame.durationUs, frame.batchId, frame.loss, frame.learningRate];
    return cut(frame, stored.steps, 'step_chunk', targets.map(bitsOf));
}
function cutLayer(frame, layer, stored) {
    const targets = MEASURES.map((_, measure) => measureColumn(frame, layer, measure));
    return cut(frame, stored.layers.get(layer) ?? [], `decision_chunk of layer ${layer}`, targets);
}
function bitsOf(values) {
    return new Uint32Array(values.buffer, values.byteOffset, values.length);
}
/** Copies the frame's steps out of the chunks; says what keeps it from doing so. */
function cut(frame, chunks, name, targets) {
    const end = frame.step0 + frame.n;
    let covered = 0;
    for (const chunk of chunks) {
        const from = Math.max(frame.step0, chunk.step0);
        const to = Math.min(end, chunk.step0 + chunk.n);
        if (from >= to)
            continue;
        if (chunk.broken.length > 0)
            return `${name} from step ${chunk.step0}: ${chunk.broken.join(', ')} malformed`;
        covered += to - from;
        for (const [place, target] of targets.entries()) {
            const bits = chunk.columns[place];
            if (bits)
                target.set(bits.subarray(from - chunk.step0, to - chunk.step0), from - frame.step0);
        }
    }
    if (covered === frame.n)
        return null;
    if (covered === 0)
        return `${name}: steps ${frame.step0} to ${end - 1} ${NOT_STORED}`;
    return `${name}: ${covered} of ${frame.n} steps from step ${frame.step0} stored`;
}
//# sourceMappingURL=assemble-frame.js.map