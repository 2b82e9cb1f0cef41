import { setTimeout as delay } from 'node:timers/promises';
import { backoffMs, isRetryable } from './retry.js';
/** How long a writer of a live run waits for a database that is away before it gives up. Unit: ms. */
const PATIENCE_MS = 300_000;
/**
 * Runs `work`, again after errors that a later attempt may not see (the server restarts, the connection broke), for
 * up to five minutes: a run must not fail because its database was away for a moment. `work` must bear repetition.
 *
 * @throws what `work` throws when it is not retryable or patience has ended.
 */
export async function retrying(work, patienceMs = PATIENCE_MS) {
    const deadline = performance.now() + patienceMs;
    for (let attempt = 0;; attempt++) {
        try {
            return await work();
        }
        catch (error) {
            if (!isRetryable(error) || performance.now() > deadline)
                throw error;
            await delay(backoffMs(attempt));
        }
    }
}
//# sourceMappingURL=retrying.js.map