import { allotDecisions, encodeNote, measureColumn, parseFrame } from '#libs/audit';
import { MEASURE_COUNT, MEASURE_INDEX } from '#libs/contracts';
import { WINDOW_STEPS } from '../proving/stored-windows.js';
/** Time of the first frame. Unit: µs since 1970. */
const START_US = 1_790_000_000_000_000;
const STEP_US = 1500;
/** A story with all there is: two attempts, a gap, steps that come late, notes of each type; 600 steps. */
export const FULL_STORY = [
    { kind: 'attempt', attempt: 1, from: 0 },
    { kind: 'steps', from: 0, to: 100, size: 7 },
    { kind: 'fact', step: 99, note: { type: 'evaluation', split: 'test', loss: 0.1 + 0.2, accuracy: 'NaN' } },
    { kind: 'steps', from: 140, to: 300, size: 64 },
    { kind: 'gap', from: 300, to: 310 },
    { kind: 'steps', from: 310, to: 400, size: 256 },
    { kind: 'fact', step: 399, note: { type: 'checkpoint', path: '/checkpoints/399', sha256: 'ab'.repeat(32), sizeBytes: 1234 } },
    { kind: 'fact', step: 399, note: { type: 'event', kind: 'rollback', detail: { why: 'ünïcode "quoted"' } } },
    { kind: 'attempt', attempt: 2, from: 400 },
    { kind: 'steps', from: 100, to: 140, size: 16 },
    { kind: 'steps', from: 400, to: 600, size: 33 },
    { kind: 'fact', step: 599, note: { type: 'evaluation', split: 'test', loss: 0.25, accuracy: 0.75 } },
    { kind: 'end', step: 599, state: 'completed' },
];
/** Payloads of the frames of a made-up run, in order of seq. */
export function madeFrames(run) {
    const payloads = [];
    let attempt = 1;
    for (const chapter of run.story) {
        if (chapter.kind === 'attempt')
            attempt = chapter.attempt;
        payloads.push(...framesOf(run, chapter, attempt));
    }
    return payloads;
}
function framesOf(run, chapter, attempt) {
    const head = { attempt, n: 0, t0Us: START_US };
    switch (chapter.kind) {
        case 'steps':
            return decisionsOf(run.layers, chapter, attempt);
        case 'attempt':
            return [encodeNote({ ...head, kind: 'attempt', step0: chapter.from, t0Us: START_US + attempt }, attemptNote(run, attempt))];
        case 'gap':
            return [encodeNote({ ...head, kind: 'gap', step0: chapter.from, n: chapter.to - chapter.from }, { reason: 'made for a test' })];
        case 'fact':
            return [encodeNote({ ...head, kind: 'fact', step0: chapter.step }, chapter.note)];
        default:
            return [encodeNote({ ...head, kind: 'end', step0: chapter.step }, { state: chapter.state, reason: null, summary: { steps: chapter.step + 1, trainLoss: 'NaN' } })];
    }
}
/** What the note of an attempt holds; `run`, `layers` and all facts of the run's row. */
export function attemptNote({ uuid, layers }, attempt) {
    return {
        ...{ run: uuid, project: 'default', name: 'made for a test', origin: 'ingest', attempt, host: 'nowhere' },
        ...{ specSha256: 'cd'.repeat(32), totalSteps: 600, scaler: 'snr', backend: { name: 'cpu' }, versions: { node: '20', weight: 0.1 } },
        ...{ seeds: { init: 1 }, dataManifest: { name: 'none' }, hardware: { cores: 2 } },
        layers: Array.from({ length: layers }, (_, layer) => ({
            ...{ layer, name: `layer${layer}`, kind: 'dense', module: '', depth: layer, parameterCount: 3_000_000_000 + layer },
        })),
    };
}
function decisionsOf(layers, { from, to, size }, attempt) {
    const payloads = [];
    for (let step0 = from; step0 < to;) {
        const edge = (Math.floor(step0 / WINDOW_STEPS) + 1) * WINDOW_STEPS;
        const end = Math.min(to, step0 + size, edge);
        payloads.push(decisionsPayload({ layers, attempt, step0, n: end - step0 }));
        step0 = end;
    }
    return payloads;
}
function decisionsPayload({ layers, attempt, step0, n }) {
    const { payload, frame } = allotDecisions({ attempt, step0, n, t0Us: START_US + STEP_US * step0 }, layers);
    for (let i = 0; i < n; i++) {
        frame.durationUs[i] = STEP_US + (step0 % 5);
        frame.batchId[i] = (step0 + i) * 2;
        frame.loss[i] = bitsAt(step0 + i, -1, 0);
        frame.learningRate[i] = bitsAt(step0 + i, -1, 1);
        for (let layer = 0; layer < layers; layer++) {
            for (let measure = 0; measure < MEASURE_COUNT; measure++)
                measureColumn(frame, layer, measure)[i] = bitsAt(step0 + i, layer, measure);
        }
    }
    return payload;
}
/** Bits of a made-up value: mostly plain numbers; now and then an infinity, a zero, or a NaN with a payload. */
function bitsAt(step, layer, measure) {
    const mixed = Math.imul(Math.imul(step + 1, 0x9e37_79b1) ^ ((layer + 2) * 0x85eb_ca6b) ^ (measure * 0xc2b2_ae35), 0x27d4_eb2f) >>> 0;
    if (measure === MEASURE_INDEX.flags)
        return mixed % 50 === 0 ? 1 + (mixed >>> 27) : 0;
    const special = SPECIAL[mixed % 97];
    if (special !== undefined)
        return special;
    // sign and fraction at random, magnitude around 1
    return (((mixed & 0x807f_ffff) | 0x3f00_0000) + ((mixed >>> 8) & 0x0100_0000)) >>> 0;
}
const SPECIAL = [0x7f80_0000, 0xff80_0000, 0x8000_0000, 0x0000_0000, 0x7fc0_0001, 0xffab_cdef, 0x0000_0001];
/** The same frames with every NaN as the recorder writes it. */
export function withPlainNaN(payloads) {
    return payloads.map((payload) => {
        const copy = Buffer.from(new Uint8Array(payload).buffer);
        const frame = parseFrame(copy);
        const columns = frame.kind === 'decisions' ? [frame.loss, frame.learningRate, frame.measures] : [];
        for (const bits of columns)
            bits.set(bits.map((word) => ((word & 0x7fff_ffff) > 0x7f80_0000 ? 0x7fc0_0000 : word)));
        return copy;
    });
}
//# sourceMappingURL=made-frames.js.map