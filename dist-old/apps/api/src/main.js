import 'reflect-metadata';
import { resolve } from 'node:path';
import { endWithParent, InputError, messageOf, outliveReaders, readEnvironment } from '#libs/contracts';
import { openApiLog } from './server/api-log.js';
import { serve } from './server/serve.js';
/** Exit codes: wrong use; failed. */
const WRONG_USE = 2;
const FAILED = 3;
/** A stop that takes longer than this is cut short: longer than a database server may take to end (25 s). Unit: ms. */
const STOP_MS = 40_000;
/** What asks the API to stop; SIGHUP: its terminal or its parent is gone. */
const STOP_SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'];
/** Starts the API, prints one JSON line when it is ready, and stops at SIGTERM, SIGINT or SIGHUP. */
async function main() {
    const environment = readEnvironment(process.env);
    const log = openApiLog(resolve(environment.GRADLENS_HOME), environment);
    // a signal during the start ends it as soon as there is something to end
    const early = [];
    const note = (signal) => void early.push(signal);
    for (const name of STOP_SIGNALS)
        process.on(name, note);
    outliveReaders(process);
    endWithParent(process);
    const service = await startOrExplain(environment, log);
    const stop = stopOnce(service, log);
    for (const name of STOP_SIGNALS)
        process.off(name, note).on(name, stop);
    if (early[0] !== undefined) {
        stop(early[0]);
        return;
    }
    log.info({ url: service.url }, 'ready');
    const { url, signIn } = service;
    process.stdout.write(`${JSON.stringify({ ready: true, url, signIn, pid: process.pid })}\n`);
}
function stopOnce(service, log) {
    let stopping = false;
    return (signal) => {
        if (stopping)
            return;
        stopping = true;
        log.info({ signal }, 'stopping');
        setTimeout(() => process.exit(FAILED), STOP_MS).unref();
        void service.stop().then(() => process.exit(0));
    };
}
async function startOrExplain(environment, log) {
    try {
        return await serve(environment, log);
    }
    catch (error) {
        log.error({ err: error }, 'not started');
        if (error.code !== 'EADDRINUSE')
            throw error;
        const { GRADLENS_HOST: host, GRADLENS_PORT: port } = environment;
        throw new Error(`port ${port} on ${host} is in use by another program; set GRADLENS_PORT to another one, or to 0 for any`, { cause: error });
    }
}
main().catch((error) => {
    process.stderr.write(`gradlens: ${messageOf(error)}\n`);
    process.exit(error instanceof InputError ? WRONG_USE : FAILED);
});
//# sourceMappingURL=main.js.map