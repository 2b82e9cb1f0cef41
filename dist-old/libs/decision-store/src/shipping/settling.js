import { settleRun } from '../ledger/settle-run.js';
/** Steps of the windows that are compacted, and of the finest rollup. */
const WINDOW_STEPS = 256;
const ROLLUP_STEPS = 4096;
/** Opens it; at first everything may be due: an earlier process may have left it. */
export function openSettling({ runId }) {
    let due = true;
    /** Window with a part of it shipped, which is to be compacted when it closes. */
    let partWindow = null;
    let rolledBucket = null;
    const noteDecisions = (step0, n) => {
        const window = Math.floor(step0 / WINDOW_STEPS);
        const bucket = Math.floor((step0 + n) / ROLLUP_STEPS);
        if (partWindow !== null && window !== partWindow)
            due = true;
        partWindow = null;
        if (n < WINDOW_STEPS) {
            if ((step0 + n) % WINDOW_STEPS === 0)
                due = true;
            else
                partWindow = window;
        }
        if (rolledBucket !== null && bucket > rolledBucket)
            due = true;
        rolledBucket = bucket;
    };
    return {
        note(frames) {
            for (const { frame } of frames)
                if (frame.kind === 'decisions')
                    noteDecisions(frame.step0, frame.n);
        },
        isDue: () => due,
        async settle(client, isEnd) {
            if (!due && !isEnd)
                return;
            // what is settled follows from the frames: a crash that takes it back takes the mark back too
            await client.query('set synchronous_commit = off');
            try {
                await settleRun(client, runId);
                due = false;
            }
            finally {
                await client.query('set synchronous_commit = on');
            }
        },
    };
}
//# sourceMappingURL=settling.js.map