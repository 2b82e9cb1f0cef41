import { unpackStep } from '#libs/gradient-scaling';
/** The frame of one run. */
export function frameOf(values, facts) {
    return { ...facts, ...unpackStep(values) };
}
/** An empty queue. */
export function createFrameQueue(unpack) {
    const pending = [];
    return {
        push: (packed, facts) => {
            if (packed instanceof Float32Array) {
                pending.push({ frame: unpack(packed, facts), settled: true });
                return;
            }
            const frame = readBack(packed, facts, unpack);
            const entry = { frame, settled: false };
            const settle = () => void (entry.settled = true);
            // a failure is told to whoever takes the frame, not to the process
            frame.then(settle, settle);
            pending.push(entry);
        },
        take: async (maxPending) => {
            const frames = [];
            for (let next = pending[0]; next !== undefined && (next.settled || pending.length > maxPending); next = pending[0]) {
                frames.push(await next.frame);
                pending.shift();
            }
            return frames;
        },
    };
}
async function readBack(packed, facts, unpack) {
    try {
        return unpack((await packed.data()), facts);
    }
    finally {
        packed.dispose();
    }
}
//# sourceMappingURL=frame-queue.js.map