/** Replays beside those of the effort: four of the noise, one with all decisions neutralised, two with all of them moved a little. */
const OTHER_REPLAYS = 7;
/** What a step back costs beside a step of training, for the first target and each further one, and one of many replays at once beside the whole training (on average it starts half-way). Measured by bench/trace.bench.ts, the upper end, rounded. */
const [BACK, BACK_MORE, REPLAY] = [1.8, 0.25, 0.06];
/** Replays of an effort, at the most. */
export function replaysOf({ verify, controls, sets, without }, targets = 1) {
    // a named set is replayed once for the targets, and once more for all records
    return targets * verify + controls + sets + without.length * (controls + 2) + OTHER_REPLAYS;
}
/** What a trace costs, as a multiple of executing the run once. */
export function traceCost(effort, targets = 1) {
    return 1 + backCost(targets) + REPLAY * replaysOf(effort, targets);
}
function backCost(targets) {
    return BACK + BACK_MORE * (targets - 1);
}
/** Turns steps and replays into a share of the whole work of tracing so many targets through a run of so many steps. */
export function traceProgressMeter(steps, { effort, targets }, tell) {
    const [back, whole] = [backCost(targets), traceCost(effort, targets)];
    const said = (done, stage) => { tell({ progress: Math.min(1, done / whole), stage }); };
    return {
        forward: (done) => { said(done / steps, `executing the run again: step ${done} of ${steps}`); },
        back: (done) => { said(1 + (back * done) / steps, `estimating the effect of every decision: ${done} of ${steps} steps`); },
        replayed: (done, all) => { said(1 + back + (whole - 1 - back) * (done / all), `replayed ${Math.floor(done)} of ${all}`); },
    };
}
//# sourceMappingURL=trace-progress.js.map