import { readLeafHashes } from '#libs/decision-store';
import { IngestProblem } from '../ingest-problem.js';
import { checkFrame } from '../wire/check-frame.js';
import { requireSameLeaves } from '../wire/compare-leaves.js';
import { answered } from './answered.js';
import { isOpen } from './run-session.js';
/** Times a batch is taken up again because another server wrote the run meanwhile. */
const MOST_TRIES = 3;
/**
 * Commits the records of a body in order, batch by batch. Those that are committed already are compared and left out.
 *
 * @throws IngestProblem at the first that cannot be taken; the batches before it stay committed.
 */
export async function ingestFrames(store, session, records) {
    const { batchBytes, batchFrames } = session.limits;
    const counts = { accepted: 0, duplicates: 0 };
    let batch = [];
    let bytes = 0;
    let previous = null;
    for await (const record of records) {
        requireNext(session, record, previous);
        previous = record.seq;
        batch.push(record);
        bytes += record.payload.length;
        if (bytes < batchBytes && batch.length < batchFrames)
            continue;
        await takeBatch(store, session, { batch, counts });
        batch = [];
        bytes = 0;
    }
    if (batch.length > 0)
        await takeBatch(store, session, { batch, counts });
    return counts;
}
function requireNext({ position }, { seq, record }, previous) {
    const expected = previous === null ? position.lastSeq + 1 : previous + 1;
    if (previous === null ? seq <= expected : seq === expected)
        return;
    // what came before it in this request may not be committed: the sender goes on behind what is
    throw new IngestProblem('hole', `record ${record} is frame ${seq}; expected is frame ${expected}`, { expectedSeq: position.lastSeq + 1 });
}
async function takeBatch(store, session, { batch, counts }) {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
        const { lastSeq } = session.position;
        const known = batch.filter(({ seq }) => seq <= lastSeq);
        await compare(store, session, known);
        const fresh = batch.slice(known.length);
        if (fresh.length === 0 || (await session.ship(fresh, edgeAfter(session, fresh).lastStep)) === 'shipped') {
            counts.duplicates += known.length;
            counts.accepted += fresh.length;
            return;
        }
    }
    throw new IngestProblem('busy', 'another server writes this run; send it again in a moment');
}
function edgeAfter({ position }, fresh) {
    const { run, layers, lastStep } = position;
    const edge = { attempt: run.attempt, layers: layers.length, lastStep, isEnded: !isOpen(position) };
    return fresh.reduce((at, record) => checkFrame(record, at), edge);
}
async function compare(store, { uuid, position, limits }, known) {
    const [first, last] = [known[0], known.at(-1)];
    if (first === undefined || last === undefined)
        return;
    const stored = await answered(() => readLeafHashes(store, position.run.runId, first.seq, last.seq), limits);
    for (const record of known)
        requireSameLeaves({ uuid, layers: position.layers }, record, stored.get(record.seq));
}
//# sourceMappingURL=ingest-frames.js.map