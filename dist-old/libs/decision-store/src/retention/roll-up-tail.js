import { ROLLUP_LEVELS, rollupSteps, rollupWindow } from '../ledger/rollup-sql.js';
import { settleRun } from '../ledger/settle-run.js';
import { transactionOn } from '../open/transaction.js';
/** Rolls up all of a run that has ended, the buckets it did not fill included, so that its chunks may go. */
export async function rollUpTail(client, runId, lastStep) {
    await settleRun(client, runId);
    await transactionOn(client, async () => {
        const window = Math.floor(lastStep / 256) * 256;
        await rollupSteps(client, runId, 256, { fromStep: window, endStep: window + 256 });
        for (const level of ROLLUP_LEVELS) {
            const bucket = Math.floor(lastStep / level);
            await rollupWindow(client, runId, level, bucket);
            await rollupSteps(client, runId, level, { fromStep: bucket * level, endStep: (bucket + 1) * level });
        }
    });
}
//# sourceMappingURL=roll-up-tail.js.map