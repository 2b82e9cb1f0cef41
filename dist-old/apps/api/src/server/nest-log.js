/** Nest names this context when it passes an error of a resolver on; our own error formatter logs those that matter. */
const PASSED_ON = 'ExceptionsHandler';
/** Nest's log lines go where ours go; its start-up chatter only at level debug. */
export function nestLog(log) {
    return {
        log: (message, ...rest) => { log.debug({ rest }, String(message)); },
        error: (message, ...rest) => {
            if (rest.includes(PASSED_ON))
                log.debug({ rest }, String(message));
            else
                log.error({ rest }, String(message));
        },
        warn: (message, ...rest) => { log.warn({ rest }, String(message)); },
        debug: (message, ...rest) => { log.debug({ rest }, String(message)); },
        verbose: (message, ...rest) => { log.trace({ rest }, String(message)); },
    };
}
//# sourceMappingURL=nest-log.js.map