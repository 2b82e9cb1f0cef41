import { messageOf } from '#libs/contracts';
import { isPidAlive } from './process-mark.js';
/** How often an open store looks whether its server lives; one system call. Unit: ms. */
const WATCH_MS = 1000;
/** Brings back a server that died while stores are open (killed, out of memory). */
export function watchServer(first, ensure, log) {
    let { pid } = first;
    let reviving = null;
    const revive = async () => {
        log('the embedded PostgreSQL is gone; bringing it back');
        try {
            ({ pid } = await ensure());
        }
        catch (error) {
            log(`the embedded PostgreSQL does not come back: ${messageOf(error)}`);
        }
    };
    const timer = setInterval(() => {
        if (isPidAlive(pid))
            return;
        reviving ??= revive().finally(() => {
            reviving = null;
        });
    }, WATCH_MS);
    timer.unref();
    return {
        stop: async () => {
            clearInterval(timer);
            await reviving;
        },
    };
}
//# sourceMappingURL=watch-server.js.map