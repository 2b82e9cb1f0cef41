/**
 * SQLSTATEs after which the same work may succeed on a new connection; everything else ends it loudly.
 *
 * @see PostgreSQL manual, appendix A
 */
export const RETRYABLE_SQLSTATES = new Set([
    '08000', '08001', '08003', '08004', '08006', // connection gone or refused
    '57P01', '57P02', '57P03', '57P05', // shut down, crashed, starting up, idle session ended
    '53000', '53100', '53200', '53300', // out of resources: disk full, memory, connections
    '40001', '40P01', '55P03', // serialization failure, deadlock, lock not available
    '25P03', '25006', // idle transaction ended; read-only (a standby about to be promoted)
    '58000', '58030', // system error, I/O error
]);
/** Codes of Node's network errors that a later attempt may not see. */
export const RETRYABLE_NETWORK_CODES = new Set([
    'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN',
    'EAI_AGAIN', 'ENOTFOUND', 'ECONNABORTED', 'ENOBUFS', 'EMFILE',
]);
/** Messages of driver errors that carry no code: the connection went away under a query. */
const RETRYABLE_MESSAGES = /^Connection terminated|^timeout expired|^Client has encountered a connection error|^Client was closed|no answer within|Cannot read properties of null \(reading 'stream'\)/;
/** Whether the work may be tried again on a new connection. */
export function isRetryable(error) {
    if (!(error instanceof Error))
        return false;
    const code = error.code;
    if (typeof code === 'string')
        return RETRYABLE_SQLSTATES.has(code) || RETRYABLE_NETWORK_CODES.has(code);
    // several addresses were tried (localhost as IPv6 and IPv4)
    if (error instanceof AggregateError)
        return error.errors.some(isRetryable);
    return RETRYABLE_MESSAGES.test(error.message);
}
/** Wait before attempt `attempt` (from 0): 50 ms doubled each time up to 2 s. Unit: ms. */
export function backoffMs(attempt) {
    return Math.min(2000, 50 * 2 ** Math.min(attempt, 10));
}
//# sourceMappingURL=retry.js.map