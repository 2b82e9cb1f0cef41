import pg from 'pg';
/** Makes a pool whose broken connections end no process: an idle one is replaced, a query that breaks rejects on its own. */
export function guardedPool(config, log) {
    const pool = new pg.Pool(config);
    pool.on('error', (error) => {
        // pool.end() does not wait for the server's goodbye, which is no news once we are leaving
        if (!pool.ending)
            log(`database connection lost: ${error.message}`);
    });
    // the pool hears of idle ones only: one that breaks in someone's hands, between two queries, must not end the process
    pool.on('connect', (client) => {
        client.on('error', () => undefined); // the next query on it rejects
    });
    return pool;
}
/** The part of a pool's settings that bounds each of its statements. */
export function statementBound({ statementTimeoutMs }) {
    return statementTimeoutMs === undefined ? {} : { statement_timeout: statementTimeoutMs };
}
//# sourceMappingURL=guarded-pool.js.map