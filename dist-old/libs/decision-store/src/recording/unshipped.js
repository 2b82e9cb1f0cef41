/** Memory for payloads that are about to be shipped. A database that keeps up never has them read from the files. */
const KEPT_BYTES = 16 * 2 ** 20;
/** No frames yet; those without a payload in memory are read from `spool`. */
export function unshippedFrames(spool) {
    const frames = [];
    let keptBytes = 0;
    return {
        add({ payload, ...frame }) {
            const isKept = keptBytes + payload.length <= KEPT_BYTES;
            if (isKept)
                keptBytes += payload.length;
            frames.push({ ...frame, payload: isKept ? payload : null });
        },
        settle(seq) {
            const settled = { steps: 0, notes: 0 };
            for (let oldest = frames[0]; oldest !== undefined && oldest.seq <= seq; oldest = frames[0]) {
                settled.steps += oldest.steps;
                settled.notes += oldest.notes;
                keptBytes -= oldest.payload?.length ?? 0;
                frames.shift();
            }
            return settled;
        },
        read(afterSeq) {
            const index = afterSeq + 1 - (frames[0]?.seq ?? 0);
            return frames[index]?.payload != null ? kept(frames, index) : spool.read(afterSeq);
        },
    };
}
/** The frames from one on, as far as their payloads are in memory. */
function* kept(frames, from) {
    for (let i = from; i < frames.length; i++) {
        const { seq = 0, payload = null } = frames[i] ?? {};
        if (payload === null)
            return;
        yield { seq, payload };
    }
}
//# sourceMappingURL=unshipped.js.map