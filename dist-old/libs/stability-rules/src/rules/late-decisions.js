import { clockRule } from '../clock-rule.js';
import { short } from '../rule.js';
/** A run is late at the earliest after so long. Unit: s. */
const HOLD_SECONDS = 60;
/** … and after so many steps of its usual pace, where that is longer. */
const HOLD_PACES = 20;
/** … and after so many times the longest wait between two arrivals that was no lateness. */
const HOLD_GAPS = 3;
/** Late: fewer steps came than the usual pace gives, by more than this factor. */
const SLOWER = 10;
/** Time constant of the usual pace. Unit: s. */
const PACE_SECONDS = 600;
/** Nothing is judged before so many steps, and so many arrivals, were seen. */
const WARM_UP_STEPS = 20;
const WARM_UP_ARRIVALS = 3;
/** A run that goes on late for so long, and goes on: that is its pace now. Unit: s. */
const REBASELINE_SECONDS = 1800;
/** Who has not looked for so long was away himself, and begins anew to count. Unit: s. */
const BLIND_SECONDS = 15;
/** Before the first look, and after a pause: what was learnt of the pace stays. */
export const START_LATENESS = { lateSince: null, arrivals: [], lookedAt: -Infinity, paceSteps: 0, paceSeconds: 0, longestGap: 0, seenSteps: 0, seenArrivals: 0 };
/**
 * `late-decisions`: in the last W seconds fewer than a tenth of the steps came that the run's own pace gives, with
 * W = max(60 s, 20 usual steps, 3 × the longest wait so far). The usual pace is a fading mean (600 s) of steps over seconds, which takes
 * nothing in while the run is late, and silence only with the step that ends it. Pure: the clock comes in.
 */
export function nextLateness(before, look) {
    if (!look.isTraining)
        return unsaid({ ...before, lateSince: null, arrivals: [], lookedAt: look.now }, 0);
    const last = before.arrivals.at(-1);
    const isBlind = last === undefined || look.now - before.lookedAt > BLIND_SECONDS || look.lastStep < last.step;
    if (isBlind)
        return unsaid({ ...before, arrivals: [{ at: look.now, step: look.lastStep }], lookedAt: look.now }, 0);
    const arrived = takeArrival(before, look, last);
    const overSeconds = windowOf(arrived);
    const state = { ...arrived, arrivals: pruned(arrived.arrivals, look.now - overSeconds) };
    return judge(state, look, overSeconds);
}
function unsaid(state, silentSeconds) {
    return { state, steps: null, bound: 0, overSeconds: 0, silentSeconds };
}
/** Takes in what came since the last look, and, while the run is not late, the pace of it: silence is taken in by the step that ends it. */
function takeArrival(before, { now, lastStep }, last) {
    const came = lastStep - last.step;
    if (came === 0)
        return { ...before, lookedAt: now };
    const state = {
        ...{ ...before, lookedAt: now, arrivals: [...before.arrivals, { at: now, step: lastStep }] },
        ...{ seenSteps: before.seenSteps + came, seenArrivals: before.seenArrivals + 1 },
    };
    if (before.lateSince !== null)
        return state;
    const seconds = now - last.at;
    const fade = Math.exp(-seconds / PACE_SECONDS);
    return { ...state, paceSteps: before.paceSteps * fade + came, paceSeconds: before.paceSeconds * fade + seconds, longestGap: Math.max(before.longestGap, seconds) };
}
/** The time that counts. Unit: s. */
function windowOf({ paceSteps, paceSeconds, longestGap }) {
    const usual = paceSteps > 0 ? paceSeconds / paceSteps : 0;
    return Math.max(HOLD_SECONDS, HOLD_PACES * usual, HOLD_GAPS * longestGap);
}
/** Arrivals since `from`, and the last one before: what had come until then. */
function pruned(arrivals, from) {
    const first = arrivals.findLastIndex(({ at }) => at <= from);
    const kept = first <= 0 ? arrivals : arrivals.slice(first);
    // a quick run arrives at each look: every second one says the same
    return kept.length <= MOST_ARRIVALS ? kept : kept.filter((_, i) => i % 2 === 0 || i === kept.length - 1);
}
const MOST_ARRIVALS = 256;
function judge(state, { now, lastStep }, overSeconds) {
    const { arrivals, lateSince } = state;
    const here = { at: now, step: lastStep };
    const [begin, last] = [arrivals.at(0) ?? here, arrivals.at(-1) ?? here];
    const silentSeconds = now - last.at;
    if (lateSince === null && !canBeLate(state, now - begin.at, overSeconds))
        return unsaid(state, silentSeconds);
    const found = { steps: lastStep - begin.step, bound: boundOf(state, overSeconds), overSeconds, silentSeconds };
    if (found.steps >= found.bound)
        return { ...found, state: { ...state, lateSince: null } };
    return { ...found, state: { ...state, ...goOnLate(lateSince ?? now, now, found) } };
}
/** A run stays late, until its new pace has become its usual one. */
function goOnLate(lateSince, now, { steps, overSeconds }) {
    const isUsualNow = now - lateSince > REBASELINE_SECONDS && steps > 0;
    return isUsualNow ? { lateSince: null, paceSteps: steps, paceSeconds: overSeconds } : { lateSince };
}
/** Whether enough was seen of the run, and for long enough without a pause. */
function canBeLate({ seenSteps, seenArrivals }, countedSeconds, overSeconds) {
    return seenSteps >= WARM_UP_STEPS && seenArrivals >= WARM_UP_ARRIVALS && countedSeconds >= overSeconds;
}
/** Steps that must come in the time that counts. Of a run that was late when another process looked the pace is not known: any step will do. */
function boundOf({ paceSteps, paceSeconds }, overSeconds) {
    return paceSteps > 0 ? ((paceSteps / paceSeconds) * overSeconds) / SLOWER : 1;
}
/** The sentence of an alert that begins, or ends. */
export function latenessSummary(state, { steps, bound, overSeconds, silentSeconds }) {
    if (state === 'resolved')
        return steps === null ? 'decisions are no longer awaited: the run is paused or over' : 'decisions come at the pace of the run again';
    const usual = `at its own pace there are ${short(SLOWER * bound)}`;
    if (silentSeconds >= overSeconds / 2)
        return `no decision of the run has come for ${short(silentSeconds)} s; ${usual} steps in ${short(overSeconds)} s`;
    return `decisions come late: ${short(steps ?? 0)} steps in ${short(overSeconds)} s; ${usual}`;
}
/** See {@link nextLateness}. */
export const lateDecisions = clockRule({
    name: 'late-decisions',
    severity: 'warning',
    holdSeconds: HOLD_SECONDS,
    constants: {
        ...{ holdPaces: HOLD_PACES, holdGaps: HOLD_GAPS, slower: SLOWER, paceSeconds: PACE_SECONDS, warmUpSteps: WARM_UP_STEPS },
        ...{ warmUpArrivals: WARM_UP_ARRIVALS, rebaselineSeconds: REBASELINE_SECONDS, blindSeconds: BLIND_SECONDS, holdSeconds: HOLD_SECONDS },
    },
    text: {
        condition: 'In the last 60 seconds (or 20 steps of its usual pace, or 3 times the longest wait so far, where that is longer) fewer than a tenth of the steps of a run that trains came into the database that its usual pace gives. Usual pace: a fading mean of 600 s, which takes nothing in while the run is late; not judged before 20 steps in 3 arrivals. Never while the run is queued, paused or over. It ends by itself when decisions come again, when the run is paused or ends, or after 30 minutes at the new pace.',
        meaning: 'The trainer stands still, has become far slower, or does not reach the database: what happens in it now is seen by nobody and no rule.',
        action: 'Look at the machine that trains: is the process there, does it wait for data, a disk or a lock? Look at recording-to-disk and the recording health: it may train and record to its disk. A run whose process is gone is marked interrupted by itself.',
        falseAlarms: '0 in made arrivals of a healthy day (steps of 10 ms to 30 s, waits of ×4 now and then, evaluations of 20 s); every stop and every fall to a twentieth of the pace is told, within 70 s where steps are short. Not told: a run that stands still before its 20th step (counted anew by an API that restarts meanwhile), and a process that hosts its own rules and stands still as a whole. How often healthy runs of others stand still for longer is not measured.',
        measuredBy: 'libs/stability-rules/src/rules/late-decisions.spec.ts',
        source: 'SageMaker Debugger StalledTraining (no tensor for 1800 s), relative to the own pace of the run; ours.',
    },
});
//# sourceMappingURL=late-decisions.js.map