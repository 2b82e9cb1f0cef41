import { allotDecisions } from '#libs/audit';
import { MEASURE_COUNT, MEASURE_INDEX, MEASURES } from '#libs/contracts';
/** Exponent bits of a float32; all set in NaN and the infinities, and only there. */
const EXPONENT = 0x7f800000;
const SIGN = 0x80000000;
/** The one NaN that is recorded: its sign and payload mean nothing, differ between machines, and a dump of text keeps none. */
const NAN = 0x7fc00000;
/** 1 for measures whose odd values are shipped at once, in the order of the record. */
const URGENT = Uint8Array.from(MEASURES, (measure) => (measure === 'cosine' || measure === 'noise' ? 0 : 1));
/** Largest duration that fits its column. Unit: µs. */
const MAX_INT4 = 2_147_483_647;
/** Allots an empty window. */
export function openWindow(layers, size) {
    return {
        layers,
        size,
        step0: 0,
        n: 0,
        urgent: false,
        t0Us: 0,
        bits: new Uint32Array(layers * MEASURE_COUNT * size),
        loss: new Float32Array(size),
        learningRate: new Float32Array(size),
        durationUs: new Int32Array(size),
        batchId: new Int32Array(size),
    };
}
/** Whether `step` is the next one of the window, so that no frame spans a gap or a window's edge. */
export function fitsWindow(window, step) {
    if (window.n === 0)
        return true;
    return step === window.step0 + window.n && step % window.size !== 0;
}
/** Whether the window's last step is in: nothing more fits. */
export function isWindowWhole(window) {
    return window.n > 0 && (window.step0 + window.n) % window.size === 0;
}
/** Empties the window for the next frame. */
export function clearWindow(window) {
    window.n = 0;
    window.urgent = false;
}
/** Takes a frame in; `nowMs` is its time when it is the first. It must fit ({@link fitsWindow}). */
export function takeIn(window, frame, nowMs) {
    if (window.n === 0) {
        window.step0 = frame.step;
        window.t0Us = Math.round(nowMs * 1000);
    }
    const at = window.n;
    window.loss[at] = plain(frame.loss);
    window.learningRate[at] = plain(frame.learningRate);
    window.durationUs[at] = Math.min(MAX_INT4, Math.round(frame.durationUs));
    window.batchId[at] = frame.batchId;
    const exceptional = takeMeasures(window, frame.measures);
    window.urgent ||= exceptional || !Number.isFinite(frame.loss);
    window.n += 1;
}
/**
 * Takes the measures of a step in; answers whether a scale or a norm is not finite, or a flag is set. Cosine and noise do not
 * count: they are NaN at every step of a run that measures norms alone, and noise is infinite wherever a layer stands still.
 */
function takeMeasures({ bits: columns, n: at, size }, measures) {
    const bits = new Uint32Array(measures.buffer, measures.byteOffset, measures.length);
    let exceptional = false;
    for (let i = 0, column = at; i < bits.length; i++, column += size) {
        const value = bits[i] ?? 0;
        columns[column] = (value & ~SIGN) > EXPONENT ? NAN : value;
        exceptional ||= isExceptional(value, i % MEASURE_COUNT);
    }
    return exceptional;
}
function isExceptional(value, measure) {
    if (measure === MEASURE_INDEX.flags)
        return value !== 0;
    return URGENT[measure] === 1 && (value & EXPONENT) === EXPONENT;
}
/** A number as it is recorded: the sign and payload of a NaN are dropped. */
function plain(value) {
    return Number.isNaN(value) ? NaN : value;
}
/** Encodes the window as the payload of a decisions frame. It must not be empty. */
export function encodeWindow(window, attempt) {
    const { n, size, layers } = window;
    const { payload, frame } = allotDecisions({ attempt, step0: window.step0, n, t0Us: window.t0Us }, layers);
    frame.durationUs.set(window.durationUs.subarray(0, n));
    frame.batchId.set(window.batchId.subarray(0, n));
    frame.loss.set(bitsOf(window.loss, n));
    frame.learningRate.set(bitsOf(window.learningRate, n));
    for (let column = 0; column < layers * MEASURE_COUNT; column++) {
        const from = window.bits.subarray(column * size, column * size + n);
        if (column % MEASURE_COUNT === MEASURE_INDEX.flags)
            frame.measures.set(flagsOf(from), column * n);
        else
            frame.measures.set(from, column * n);
    }
    return payload;
}
/** Flags travel as float32, which holds them exactly; they are kept as integers. */
function flagsOf(bits) {
    return Uint32Array.from(new Float32Array(bits.buffer, bits.byteOffset, bits.length));
}
function bitsOf(floats, n) {
    return new Uint32Array(floats.buffer, floats.byteOffset, n);
}
//# sourceMappingURL=open-window.js.map