import { setTimeout as sleep } from 'node:timers/promises';
/**
 * Waits until something holds. The time is that of a slow machine which does much else: it only ends tests that fail.
 *
 * @throws Error where it does not hold by then.
 */
export async function until(holds, timeoutMs = 120_000) {
    const deadline = performance.now() + timeoutMs;
    while (!(await holds())) {
        if (performance.now() > deadline)
            throw new Error(`not within ${timeoutMs} ms: ${holds.toString()}`);
        await sleep(20);
    }
}
//# sourceMappingURL=until.js.map