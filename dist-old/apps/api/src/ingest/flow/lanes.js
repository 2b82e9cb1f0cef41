import { IngestProblem } from '../ingest-problem.js';
/** Opens the lanes: `waitingPerRun` may wait for each, each for `waitMs`. */
export function openLanes({ waitingPerRun, waitMs }) {
    const lanes = new Map();
    const leaver = (run, lane) => once(() => {
        const next = lane.waiting.shift();
        if (next === undefined)
            lanes.delete(run);
        else
            next();
    });
    return {
        async enter(run) {
            const lane = lanes.get(run);
            if (lane === undefined) {
                const opened = { waiting: [] };
                lanes.set(run, opened);
                return leaver(run, opened);
            }
            if (lane.waiting.length >= waitingPerRun)
                throw crowded(run);
            if (!(await turn(lane.waiting, waitMs)))
                throw crowded(run);
            return leaver(run, lane);
        },
    };
}
/** Waits in a queue. @returns whether its turn came in time. */
export function turn(queue, waitMs) {
    return new Promise((resolve) => {
        const go = () => {
            clearTimeout(timer);
            resolve(true);
        };
        const timer = setTimeout(() => {
            queue.splice(queue.indexOf(go), 1);
            resolve(false);
        }, waitMs);
        queue.push(go);
    });
}
function once(work) {
    let done = false;
    return () => {
        if (!done)
            work();
        done = true;
    };
}
function crowded(run) {
    return new IngestProblem('too-many-requests', `other requests of run ${run} are under way; send one after the other`);
}
//# sourceMappingURL=lanes.js.map