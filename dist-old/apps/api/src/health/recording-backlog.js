import { spoolBacklog } from '#libs/decision-store';
/** A backlog that is younger is on its way: recording counts as live. Unit: s. */
const ON_ITS_WAY_S = 5;
/** Looks at the spools of the home folder; needs no database. */
export function recordingBacklog(home, clock) {
    const runs = spoolBacklog(home).map(({ run, acknowledgedSeq, frames, bytes, oldestUs }) => ({
        ...{ run, committedFrame: acknowledgedSeq, frames, bytes },
        secondsBehind: Math.max(0, clock.now() / 1000 - oldestUs / 1e6),
    }));
    const total = (figure) => runs.reduce((sum, run) => sum + run[figure], 0);
    const secondsBehind = Math.max(0, ...runs.map((run) => run.secondsBehind));
    return { state: secondsBehind >= ON_ITS_WAY_S ? 'disk' : 'live', frames: total('frames'), bytes: total('bytes'), secondsBehind, runs };
}
//# sourceMappingURL=recording-backlog.js.map