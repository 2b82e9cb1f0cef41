// What a trainer under torture makes: steps whose every bit follows from the number of the step, and a log of them that
// knows nothing of the ledger.
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { DECISION_FLAGS, MEASURE_COUNT, MEASURE_INDEX } from '#libs/contracts';
/** Bytes that the log keeps of a step: loss, learning rate, batch, and the measures of all layers. */
function recordBytes(layers) {
    return 12 + 4 * layers * MEASURE_COUNT;
}
/** The step `step`: a hash of (step, place) as bits of each number, so NaN, infinities and denormals come up too. */
export function madeStep(step, layers) {
    const bits = new Uint32Array(layers * MEASURE_COUNT);
    for (let i = 0; i < bits.length; i++)
        bits[i] = i % MEASURE_COUNT === MEASURE_INDEX.flags ? floatBits(flagsOf(step, i)) : measureBits(step, i);
    const measures = new Float32Array(bits.buffer);
    return { step, loss: Math.fround(1 / (step + 1)), learningRate: Math.fround(0.1), durationUs: 1 + (step % 1000), batchId: step % 977, measures };
}
function measureBits(step, i) {
    const bits = hash(step, i);
    // now and then what is no number; else something finite
    if (hash(step, i + 7777) % 997 === 0)
        return [0x7fc00000, 0x7f800000, 0xff800000, 1][bits % 4] ?? 0;
    return (bits & 0x807fffff) | (((bits >>> 23) % 200) + 20) * 2 ** 23;
}
function flagsOf(step, i) {
    return hash(step, i) % 499 === 0 ? 1 + (step % 63) : 0;
}
function floatBits(value) {
    return new Uint32Array(new Float32Array([value]).buffer)[0] ?? 0;
}
/** The bits of a step of a Python trainer (client_trainer.py), as the client records them: a gradient norm that is no number, and a scale or update norm that is infinite, has the flag for it. */
export function madeByPlainClient(step, layers) {
    const bits = new Uint32Array(madeStep(step, layers).measures.buffer);
    const values = new Float32Array(bits.buffer);
    for (let at = 0; at < bits.length; at += MEASURE_COUNT) {
        const value = (measure) => values[at + MEASURE_INDEX[measure]] ?? NaN;
        const isWrong = !Number.isFinite(value('gradNorm')) || [value('scale'), value('updateNorm')].some((told) => Math.abs(told) === Infinity);
        if (isWrong)
            values[at + MEASURE_INDEX.flags] = value('flags') | DECISION_FLAGS.nonFinite;
    }
    return bits;
}
/** The same of a trainer that is watched by `gradlens.watch`: norms of gradients and weights, nothing else. */
export function madeByLateClient(step, layers) {
    const values = new Float32Array(layers * MEASURE_COUNT).fill(NaN);
    for (let layer = 0; layer < layers; layer++) {
        const at = layer * MEASURE_COUNT;
        values[at + MEASURE_INDEX.gradNorm] = 1 + (hash(step, layer) % 2047);
        values[at + MEASURE_INDEX.paramNorm] = 3;
        values[at + MEASURE_INDEX.flags] = 0;
    }
    return new Uint32Array(values.buffer);
}
/** A 32-bit mix of two integers. @see splitmix / murmur3 finaliser */
function hash(a, b) {
    let h = (Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca77)) >>> 0;
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b) >>> 0;
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35) >>> 0;
    return (h ^ (h >>> 16)) >>> 0;
}
/** Opens the log; a trainer that comes again writes the same places. */
export function openStepLog(path, layers) {
    const fd = openSync(path, 'a');
    closeSync(fd);
    const file = openSync(path, 'r+');
    return {
        write(frame) {
            writeSync(file, logRecord(frame, layers), 0, recordBytes(layers), frame.step * recordBytes(layers));
        },
        close: () => {
            closeSync(file);
        },
    };
}
function logRecord(frame, layers) {
    const record = Buffer.alloc(recordBytes(layers));
    record.writeFloatLE(frame.loss, 0);
    record.writeFloatLE(frame.learningRate, 4);
    record.writeInt32LE(frame.batchId, 8);
    new Uint8Array(record.buffer, record.byteOffset + 12).set(new Uint8Array(frame.measures.buffer));
    return record;
}
/** What the log holds: bits by step and place; `bits(step)[layer * MEASURE_COUNT + measure]`. */
export function readStepLog(path, layers) {
    const bytes = readFileSync(path);
    const size = recordBytes(layers);
    return {
        steps: bytes.length / size,
        bits: (step) => new Uint32Array(new Uint8Array(bytes.subarray(step * size + 12, (step + 1) * size)).buffer),
    };
}
//# sourceMappingURL=made-steps.js.map