import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allotDecisions, encodeNote, measureColumn } from '#libs/audit';
import { MEASURES } from '#libs/contracts';
import { describe, expect, it } from 'vitest';
import { repoRoot } from '../common/repo-root.js';
import { checkFrame } from './wire/check-frame.js';
import { encodeRecord, readRecords } from './wire/records.js';
/** The bytes that every client must make: the same file is read by the tests of clients/python. */
const FILE = join(repoRoot(), 'clients/vectors/ingest.json');
const readCases = () => JSON.parse(readFileSync(FILE, 'utf8')).cases;
const bits = (values) => new Uint32Array(Float32Array.from(values, Number).buffer);
function encoded({ seq, kind, attempt, step0, t0Us, n = 0, note = {}, steps = [] }) {
    if (kind !== 'decisions')
        return encodeRecord(seq, encodeNote({ kind, attempt, step0, n, t0Us }, note));
    const layers = steps[0]?.layers.length ?? 0;
    const { payload, frame } = allotDecisions({ attempt, step0, n: steps.length, t0Us }, layers);
    frame.durationUs.set(steps.map(({ durationUs }) => durationUs));
    frame.batchId.set(steps.map(({ batchId }) => batchId));
    frame.loss.set(bits(steps.map(({ loss }) => loss)));
    frame.learningRate.set(bits(steps.map(({ learningRate }) => learningRate)));
    for (let layer = 0; layer < layers; layer++) {
        MEASURES.forEach((measure, at) => {
            const values = steps.map((step) => step.layers[layer]?.[at] ?? NaN);
            measureColumn(frame, layer, at).set(measure === 'flags' ? values.map(Number) : bits(values));
        });
    }
    return encodeRecord(seq, payload);
}
if (process.env['UPDATE_SNAPSHOTS'] === '1') {
    const text = readCases().map((vector) => `    ${JSON.stringify({ ...vector, record: encoded(vector).toString('hex') })}`).join(',\n');
    writeFileSync(FILE, `{\n  "cases": [\n${text}\n  ]\n}\n`);
}
const cases = readCases();
describe('clients/vectors/ingest.json', () => {
    it('has every kind that a client may send', () => {
        expect(new Set(cases.map(({ kind }) => kind))).toEqual(new Set(['decisions', 'gap', 'fact', 'end']));
    });
    it.each(cases.map((vector) => [vector.name, vector]))('%s: these are its bytes', (_name, vector) => {
        expect(encoded(vector).toString('hex')).toBe(vector.record);
    });
    it.each(cases.map((vector) => [vector.name, vector]))('%s: the endpoint takes it', async (_name, vector) => {
        const { attempt, step0, kind } = vector;
        async function* body() {
            yield await Promise.resolve(Buffer.from(vector.record, 'hex'));
        }
        for await (const record of readRecords(body(), { recordBytes: 2 ** 20 })) {
            expect(record.seq).toBe(vector.seq);
            const edge = { attempt, layers: vector.steps?.[0]?.layers.length ?? 1, lastStep: step0 - 1, isEnded: false };
            expect(checkFrame(record, edge).isEnded).toBe(kind === 'end');
        }
    });
});
//# sourceMappingURL=vectors.spec.js.map