import { setTimeout as sleep } from 'node:timers/promises';
import { runsWithCommands } from '#libs/decision-store';
/** How often the database is asked, for all who wait together. Unit: ms. */
const LOOK_MS = 100;
/** Opens the waiter; it asks nothing while nobody waits. A database that is away is asked again. */
export function commandWaiter(store) {
    const waiting = new Set();
    let isLooking = false;
    const look = async () => {
        if (isLooking)
            return;
        isLooking = true;
        while (waiting.size > 0) {
            const found = await runsWithCommands(store, [...waiting]).catch(() => new Set()); // away: whoever waits asks again, and is told then
            for (const each of waiting)
                if (found.has(each.run))
                    each.go();
            await sleep(LOOK_MS, undefined, { ref: false });
        }
        isLooking = false;
    };
    return {
        wait: (run, after, waitMs) => new Promise((resolve) => {
            const go = () => {
                clearTimeout(timer);
                waiting.delete(entry);
                resolve();
            };
            const entry = { run, after, go };
            const timer = setTimeout(go, waitMs);
            waiting.add(entry);
            void look();
        }),
        close: () => {
            for (const each of waiting)
                each.go();
        },
    };
}
//# sourceMappingURL=command-waiter.js.map