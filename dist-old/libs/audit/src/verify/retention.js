import { createHash } from 'node:crypto';
import { FRAME_HEAD_BYTES, writeFrameHead } from '../frame/frame.js';
/**
 * What binds removed frames to the fact that tells of their removal: SHA-256 over their heads, 32 bytes each as in the
 * payload, in order of seq. Their leaf hashes stay in the tree, but a hash alone does not show the head it was made of.
 */
export function frameHeadsSha256(frames) {
    const hash = createHash('sha256');
    const bytes = Buffer.alloc(FRAME_HEAD_BYTES);
    for (const { head, layers } of frames) {
        writeFrameHead(bytes, head, { layers, noteBytes: 0 });
        hash.update(bytes);
    }
    return hash.digest('hex');
}
/** Follows removals frame by frame. It keeps the heads of removed frames. */
export function followRemovals(report) {
    const gone = new Map();
    const facts = [];
    return {
        add(frame) {
            if (frame.note?.kind === 'fact' && frame.note.retention !== null)
                facts.push({ ...frame.note.retention, seq: frame.seq });
            if (!frame.isGone)
                return;
            if (frame.head.kind === 'decisions')
                gone.set(frame.seq, { head: frame.head, layers: frame.layers });
            else
                report.altered({ what: 'removal', seq: frame.seq, step: frame.head.step0, detail: `the note (${frame.head.kind}) is gone` });
        },
        finish(signedSeq) {
            const removed = facts.filter(({ seq }) => seq <= signedSeq).flatMap((fact) => takeRemoved(fact, gone) ?? []);
            for (const [seq, { head }] of gone) {
                const detail = `steps ${head.step0}..${head.step0 + head.n - 1} are gone, and no signed fact tells of their removal as it is`;
                report.altered({ what: 'removal', seq, step: head.step0, detail });
            }
            return removed;
        },
    };
}
/** Takes the frames that a fact tells of out of those that are gone; null when they are not what it says. */
function takeRemoved(fact, gone) {
    const frames = [...gone].filter(([seq]) => seq >= fact.fromSeq && seq <= fact.toSeq);
    if (frames.length === 0 || frameHeadsSha256(frames.map(([, frame]) => frame)) !== fact.headsSha256)
        return null;
    for (const [seq] of frames)
        gone.delete(seq);
    const { fromStep, toStep, by, reason } = fact;
    return { fromStep, toStep, frames: frames.length, by, reason };
}
//# sourceMappingURL=retention.js.map