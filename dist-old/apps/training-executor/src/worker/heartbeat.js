import { messageOf } from '#libs/contracts';
/** How often a process says that it lives and how far it is. Unit: ms. */
const HEARTBEAT_MS = 1000;
/** Says every second how far the work is. */
export function beat({ name, from, tell, say }) {
    const lost = new AbortController();
    let latest = from;
    let isBusy = false;
    const once = async () => {
        try {
            if (!(await tell(latest)))
                lost.abort(`${name} was cancelled`);
        }
        catch (error) {
            say(`how far ${name} is could not be told: ${messageOf(error)}`); // the database is away: the next beat tries again
        }
    };
    const timer = setInterval(() => {
        if (isBusy)
            return;
        isBusy = true;
        void once().finally(() => { isBusy = false; });
    }, HEARTBEAT_MS);
    return { lost: lost.signal, note: (progress) => { latest = progress; }, stop: () => { clearInterval(timer); } };
}
//# sourceMappingURL=heartbeat.js.map