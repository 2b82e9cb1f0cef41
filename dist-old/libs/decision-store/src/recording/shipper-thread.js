import { Worker } from 'node:worker_threads';
/** Starts the recording thread; it ends by itself when the ring is closed and everything is committed. */
export function startShipperThread(workerData) {
    const fromSource = import.meta.url.endsWith('.ts');
    const url = new URL(fromSource ? './ship-worker.ts' : './ship-worker.js', import.meta.url);
    // from source the thread needs a loader of its own: it does not inherit the hooks of a test runner
    const execArgv = fromSource ? ['--conditions=gs-src', '--import', '@oxc-node/core/register'] : [];
    const worker = new Worker(url, { workerData, execArgv });
    let ended = false;
    let cause = null;
    worker.on('message', (error) => (cause = error));
    worker.on('error', (error) => (cause = error));
    const exit = new Promise((resolve) => {
        worker.once('exit', () => {
            ended = true;
            resolve(cause);
        });
    });
    return {
        get ended() {
            return ended;
        },
        exit,
        post: (note) => {
            worker.postMessage(note);
        },
    };
}
//# sourceMappingURL=shipper-thread.js.map