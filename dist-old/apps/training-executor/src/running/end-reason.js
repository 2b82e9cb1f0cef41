/** Signals that ask a process to end, and what each one says. */
export const END_REASONS = {
    SIGINT: 'ended by Ctrl-C',
    SIGTERM: 'ended by SIGTERM',
    SIGHUP: 'the terminal or the process that started it went away',
};
/**
 * What a run counts as when its process is asked to end: a person who ends it cancels it; where the terminal or the
 * worker is gone nobody wanted that, and the run is interrupted.
 */
export function stateAfter(reason) {
    return reason === END_REASONS.SIGHUP ? 'interrupted' : 'cancelled';
}
//# sourceMappingURL=end-reason.js.map