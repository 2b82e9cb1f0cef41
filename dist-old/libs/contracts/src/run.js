/** The text form of a uuid, any version, lower case. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Whether `text` is a run's uuid. */
export function isRunUuid(text) {
    return UUID.test(text);
}
/** The states of a run. `queued` and `running` and `paused` are live; the others are final. */
export const RUN_STATES = [
    'queued',
    'running',
    'paused',
    'completed',
    'cancelled',
    'failed',
    'interrupted',
    'diverged',
];
/** States in which a process is expected to hold the run. */
export const LIVE_STATES = ['running', 'paused'];
/** States a run never leaves, except by `--resume` (a new attempt). */
export const FINAL_STATES = ['completed', 'cancelled', 'failed', 'interrupted', 'diverged'];
//# sourceMappingURL=run.js.map