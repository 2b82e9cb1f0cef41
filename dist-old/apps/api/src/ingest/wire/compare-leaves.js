import { FRAME_HEAD_BYTES, FRAME_KINDS, HASH_BYTES, leafHashes, parseFrame } from '#libs/audit';
import { InputError } from '#libs/contracts';
import { IngestProblem } from '../ingest-problem.js';
import { badRecord } from './records.js';
/** @throws IngestProblem different, when the ledger holds something else under the record's number; it says what. */
export function requireSameLeaves(run, record, stored) {
    requireFrame(record);
    if (stored === undefined)
        throw different(record, 'the ledger holds no hashes of that frame');
    const sent = leafHashes(run.uuid, record.seq, record.payload);
    if (sent.equals(stored))
        return;
    if (sent.length !== stored.length) {
        const layers = (bytes) => bytes.length / HASH_BYTES - 1;
        throw different(record, `it has ${layers(sent)} layers; recorded were ${layers(stored)}`);
    }
    const places = Array.from({ length: sent.length / HASH_BYTES }, (_, index) => index);
    const leafAt = (bytes, index) => bytes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
    const differing = places.filter((index) => !leafAt(sent, index).equals(leafAt(stored, index)));
    throw different(record, `what differs: ${whatDiffers(run.layers, record, { differing, of: places.length })}`);
}
/** The head is part of every leaf, so all of them differ where it does. */
function whatDiffers(layers, { payload }, { differing, of }) {
    if (payload[1] !== FRAME_KINDS.decisions)
        return 'its note or its head';
    if (differing.length === of)
        return of === 1 ? 'the shared columns or its head' : 'every column, or its head (attempt, first step, number of steps, time)';
    const names = differing.map((index) => (index === 0 ? 'the shared columns' : `layer ${layers[index - 1] ?? String(index - 1)}`));
    return names.length <= 5 ? names.join(', ') : `${names.slice(0, 5).join(', ')} and ${names.length - 5} more`;
}
function requireFrame(record) {
    if (record.payload.length < FRAME_HEAD_BYTES)
        throw badRecord(record, `its payload has ${record.payload.length} bytes; allowed: at least ${FRAME_HEAD_BYTES}`);
    try {
        parseFrame(record.payload);
    }
    catch (error) {
        if (error instanceof InputError)
            throw badRecord(record, error.message);
        throw error;
    }
}
function different({ seq, record, offset }, what) {
    return new IngestProblem('different', `frame ${seq} is recorded with another content; ${what}`, { seq, record, offset });
}
//# sourceMappingURL=compare-leaves.js.map