import { appendLeaves, EMPTY_FRONTIER, FRAME_KINDS, HASH_BYTES } from '#libs/audit';
import { frameRows } from '../frame-rows.js';
import { stepRanges } from './step-ranges.js';
/** Goes once over the frames of a run, by the hashes of their leaves. */
export async function scanFrames(client, runId) {
    const [covered, gaps] = [stepRanges(), stepRanges()];
    let [layers, lastSeq] = [0, 0];
    let frontier = EMPTY_FRONTIER;
    for await (const { seq, kind, step0, n, leafHashes } of frameRows(client, runId)) {
        lastSeq = seq;
        if (kind === FRAME_KINDS.decisions)
            covered.add(step0, step0 + n);
        if (kind === FRAME_KINDS.gap)
            gaps.add(step0, step0 + n);
        if (kind === FRAME_KINDS.decisions)
            layers = Math.max(layers, Math.floor(leafHashes.length / HASH_BYTES) - 1);
        // broken hashes are no leaves; the engine tells of them
        if (leafHashes.length % HASH_BYTES === 0)
            frontier = appendLeaves(frontier, leafHashes);
    }
    return { covered, gaps, layers, lastSeq, lastStep: Math.max(covered.end(), gaps.end()) - 1, frontier };
}
//# sourceMappingURL=scan-frames.js.map