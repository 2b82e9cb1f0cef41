import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '#libs/contracts';
import { isRetryable } from '#libs/decision-store';
import { IngestProblem } from '../ingest-problem.js';
/** Rest before the second, third and fourth try. Unit: ms. */
const RESTS_MS = [50, 200, 500];
/**
 * What the database answers to `work`, within `databaseMs`. Never an acknowledgement without its answer.
 *
 * @throws IngestProblem unavailable when it is away or too slow; what `work` throws otherwise.
 */
export async function answered(work, { databaseMs }) {
    const timer = new AbortController();
    const late = sleep(databaseMs, undefined, { signal: timer.signal }).then(() => {
        throw unavailable(`no answer within ${databaseMs} ms`);
    });
    late.catch(() => undefined); // aborted below: the answer was first
    try {
        return await Promise.race([work(), late]);
    }
    catch (error) {
        throw isRetryable(error) ? unavailable(messageOf(error), error) : error;
    }
    finally {
        timer.abort();
    }
}
/** The same, with three more tries while the connection breaks. `work` must bear repetition. */
export async function answeredAtLast(work, limits) {
    return await answered(async () => {
        for (const rest of RESTS_MS) {
            try {
                return await work();
            }
            catch (error) {
                if (!isRetryable(error))
                    throw error;
                await sleep(rest);
            }
        }
        return await work();
    }, limits);
}
function unavailable(why, cause) {
    const problem = new IngestProblem('unavailable', 'the database does not answer; nothing is acknowledged, send it again');
    problem.cause = cause ?? new Error(why);
    return problem;
}
//# sourceMappingURL=answered.js.map