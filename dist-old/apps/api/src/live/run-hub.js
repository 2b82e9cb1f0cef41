import { listenRuns } from '#libs/decision-store';
/** Opens the one LISTEN connection of the process. */
export async function openRunHub(store, log) {
    const listeners = new Set();
    const tell = (change) => {
        const told = {
            kind: change.kind,
            run: change.kind === 'resync' ? null : change.run,
            lastStep: change.kind === 'steps' ? change.lastStep : null,
        };
        for (const listener of [...listeners])
            listener(told);
    };
    const onProblem = (problem) => { log.warn({ problem }, 'listening for changes failed; trying again'); };
    const listening = await listenRuns(store, tell, { onProblem });
    return {
        subscribe: (listener) => {
            listeners.add(listener);
            return () => void listeners.delete(listener);
        },
        get size() {
            return listeners.size;
        },
        close: () => listening.close(),
    };
}
//# sourceMappingURL=run-hub.js.map