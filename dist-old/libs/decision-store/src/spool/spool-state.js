import { SpoolFailedError } from './spool-damage.js';
/** The segment that is written; null when there is none. */
export function liveSegment(state) {
    const segment = state.segments.at(-1);
    return segment === undefined || state.fd === null ? null : { segment, fd: state.fd };
}
/** @throws Error when the spool is closed or failed. */
export function checkUsable(state) {
    if (state.failure !== null)
        throw state.failure;
    if (state.isClosed)
        throw new Error(`${state.folder} is closed`);
}
/** Makes the spool refuse everything from now on. Returns what to throw. */
export function failed(state, cause) {
    state.failure ??= new SpoolFailedError(state.folder, { cause });
    return state.failure;
}
/** Notes the marks in their file. */
export function writeMarks(state) {
    try {
        state.marks.write({ acknowledged: state.acknowledged, durable: state.durableSeq });
    }
    catch (error) {
        throw failed(state, error);
    }
}
/** Makes the marks durable. Returns whether they are; there may be no room. */
export function syncMarks(state) {
    try {
        const isDone = state.marks.sync();
        state.isMarked ||= isDone;
        return isDone;
    }
    catch (error) {
        throw failed(state, error);
    }
}
//# sourceMappingURL=spool-state.js.map