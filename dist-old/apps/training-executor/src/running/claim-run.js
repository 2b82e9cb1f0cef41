import { setTimeout as sleep } from 'node:timers/promises';
import { InputError } from '#libs/contracts';
import { holdRun, runHolder } from '#libs/decision-store';
/** How long a hold that is only passing is waited for: the server sees that its process died, a spool is shipped. Unit: ms. */
const PATIENCE_MS = 3000;
const POLL_MS = 100;
/**
 * Claims the execution of a run. A run whose process died is free as soon as the server has seen the connection close.
 *
 * @throws InputError that names the live process that holds the run.
 */
export async function claimRun({ store, clock }, run, patienceMs = PATIENCE_MS) {
    const deadline = clock.elapsed() + patienceMs;
    for (;;) {
        const hold = await holdRun(store, run);
        if (hold !== null)
            return hold;
        if (clock.elapsed() > deadline)
            break;
        await sleep(POLL_MS);
    }
    const holder = await runHolder(store, run);
    const by = holder === null ? 'another process' : `${holder.name}, since ${holder.since.toISOString()}`;
    throw new InputError({
        source: null,
        path: 'run',
        value: `${run}, which is held by ${by}`,
        allowed: 'a run that no live process holds; end that process, or try again when it is done',
    });
}
//# sourceMappingURL=claim-run.js.map