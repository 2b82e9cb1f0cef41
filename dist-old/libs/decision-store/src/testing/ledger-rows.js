import { MEASURES, MEASURE_INDEX } from '#libs/contracts';
import { CHUNK_COLUMNS, EVENT_COLUMNS, STEP_COLUMNS } from '../ledger/chunk-columns.js';
import { putChunk, putEvents, putSteps } from '../ledger/chunk-rows.js';
import { copyBytes, copyRows } from '../ledger/copy-binary.js';
import { copyInto } from '../ledger/copy-into.js';
/** Writes a part as the recorder writes a frame: chunks of all layers, the shared columns and the events. */
export async function plantPart(client, part) {
    const { runId, layers, step0, n, bits } = part;
    const chunks = copyRows();
    const events = copyRows();
    const steps = copyRows();
    for (let layer = 0; layer < layers; layer++) {
        const columns = MEASURES.map((measure) => Uint32Array.from({ length: n }, (_, i) => bits(step0 + i, layer, measure)));
        const column = (index) => columns[index] ?? new Uint32Array(n);
        putChunk(chunks, { runId, layer, step0, n }, column);
        putEvents(events, { runId, layer, step0, n }, column);
    }
    const shared = Uint32Array.from({ length: n }, (_, i) => bits(step0 + i, 0, 'scale'));
    const numbers = Int32Array.from({ length: n }, (_, i) => step0 + i);
    putSteps(steps, { runId, step0, n, t0Us: 1_700_000_000_000_001 + step0 }, { durationUs: numbers, batchId: numbers, loss: shared, learningRate: shared });
    await copyInto(client, `decision_chunk (${CHUNK_COLUMNS.join(', ')})`, copyBytes(chunks));
    await copyInto(client, `step_chunk (${STEP_COLUMNS.join(', ')})`, copyBytes(steps));
    await copyInto(client, `decision_event (${EVENT_COLUMNS.join(', ')})`, copyBytes(events));
}
const float = new Float32Array(1);
const word = new Uint32Array(float.buffer);
/** Bits of a float32. */
export function bitsOf(value) {
    float[0] = value;
    return word[0] ?? 0;
}
/** The float32 of these bits. */
export function floatOf(bits) {
    word[0] = bits;
    return float[0] ?? NaN;
}
/** Values like those of a real run, with a spike, denormals, NaN with a payload, infinities and flags among them. */
export function wildBits(seed) {
    return (step, layer, measure) => {
        const roll = mix(seed, step, layer * MEASURES.length + MEASURE_INDEX[measure]);
        if (measure === 'flags')
            return roll % 50 === 0 ? 1 << (roll >>> 8) % 6 : 0;
        const special = SPECIAL[roll % 97];
        return special ?? bitsOf(((roll >>> 7) / 2 ** 25) * 10 ** ((roll % 9) - 4));
    };
}
/** NaN with a payload, negative NaN, infinities, the smallest denormals, the largest float, zeros. */
const SPECIAL = [0x7fc12345, 0xffc00001, 0x7f800000, 0xff800000, 1, 0x80000001, 0x7f7fffff, 0, 0x80000000];
function mix(...numbers) {
    let h = 0x811c9dc5;
    for (const number of numbers) {
        h = Math.imul(h ^ number, 0x01000193);
        h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
    }
    h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
    return (h ^ (h >>> 15)) >>> 0;
}
//# sourceMappingURL=ledger-rows.js.map