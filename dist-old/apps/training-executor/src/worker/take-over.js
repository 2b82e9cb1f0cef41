import { LIVE_STATES, messageOf } from '#libs/contracts';
import { findRun, markAbandoned, recordTakeOverFailed, runHolder, takeOverInterrupted } from '#libs/decision-store';
import { whileHolding } from '../running/execute-run.js';
/** Which runs a worker takes over when their executor is gone. */
export const TAKE_OVER = ['none', 'queued', 'all'];
/** A run of a terminal belongs to whoever sits there: it is taken over only where that was asked for. */
const ORIGINS = { none: [], queued: ['api', 'demo'], all: ['api', 'demo', 'cli'] };
/** Puts runs whose executor is gone back into the queue. */
export async function takeOverLost({ store, say }, which) {
    for (const { uuid, outcome } of await takeOverInterrupted(store, { origins: ORIGINS[which] })) {
        say(outcome === 'queued' ? `run ${uuid} is queued again: its executor is gone` : `run ${uuid} is not taken over again: its process died too often since its newest checkpoint; \`gradlens run --resume\` goes on`);
    }
}
/** Says of a run whose executor this worker has seen end that it is interrupted, if it still counts as live: nobody has to wait until it was silent for long. */
export async function markOwnDead(context, run) {
    const { store, say } = context;
    const row = await findRun(store, run);
    if (row === null || !LIVE_STATES.includes(row.state))
        return;
    try {
        await whileHolding(context, run, () => markAbandoned(store, run));
    }
    catch (error) {
        say(`run ${run} is left as it is: ${messageOf(error)}`); // somebody else has it
    }
}
/** Puts on record why a run could not be taken over, unless an attempt began. */
export async function notTakenOver(store, before, reason) {
    const now = await findRun(store, before.uuid);
    if (now?.state !== 'interrupted' || now.attempt !== before.attempt || (await runHolder(store, before.uuid)) !== null)
        return;
    await recordTakeOverFailed(store, before.uuid, reason);
}
//# sourceMappingURL=take-over.js.map