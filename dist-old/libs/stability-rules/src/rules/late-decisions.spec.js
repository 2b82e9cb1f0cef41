import { expect, it } from 'vitest';
import { seededNoise } from '../seeded-noise.js';
import { lateDecisions, latenessSummary, nextLateness, START_LATENESS } from './late-decisions.js';
function watch(everySeconds = 2) {
    let [state, now] = [START_LATENESS, 0];
    const changes = [];
    return {
        changes,
        until(seconds, done, isTraining = true) {
            for (; now < seconds; now += everySeconds) {
                const verdict = nextLateness(state, { now, isTraining, lastStep: Math.floor(done(now)) - 1 });
                const [was, is] = [state.lateSince !== null, verdict.state.lateSince !== null];
                if (was !== is)
                    changes.push({ at: now, state: is ? 'firing' : 'resolved', verdict });
                state = verdict.state;
            }
        },
    };
}
const at = ({ changes }) => changes.map((change) => [change.at, change.state]);
it.each([0.01, 0.5, 2])('late-decisions tells a run of %f s a step that stands still within 70 s, and ends when decisions come again', (step) => {
    const run = watch();
    run.until(600, (t) => t / step);
    run.until(800, () => 600 / step);
    run.until(1000, (t) => (t - 200) / step);
    expect(run.changes.map(({ state }) => state)).toEqual(['firing', 'resolved']);
    expect(run.changes[0].at).toBeGreaterThanOrEqual(650);
    expect(run.changes[0].at).toBeLessThanOrEqual(670);
    expect(run.changes[1].at).toBeLessThanOrEqual(815);
    expect(latenessSummary('firing', run.changes[0].verdict)).toMatch(/^no decision of the run has come for [56]\d s; at its own pace there are .* steps in 60 s$/);
    expect(latenessSummary('resolved', run.changes[1].verdict)).toBe('decisions come at the pace of the run again');
});
it('tells a run that goes on at a twentieth of its pace, and not one at a fifth', () => {
    const [far, near] = [watch(), watch()];
    far.until(600, (t) => 10 * t);
    far.until(900, (t) => 6000 + 0.5 * (t - 600));
    near.until(600, (t) => 10 * t);
    near.until(900, (t) => 6000 + 2 * (t - 600));
    expect(at(far)).toEqual([[expect.any(Number), 'firing']]);
    expect(latenessSummary('firing', far.changes[0].verdict)).toMatch(/^decisions come late: \d+ steps in 60 s; at its own pace there are/);
    expect(at(near)).toEqual([]);
});
it('after half an hour at the new pace that is its pace', () => {
    const run = watch();
    run.until(600, (t) => 10 * t);
    run.until(4000, (t) => 6000 + 0.5 * (t - 600));
    expect(run.changes.map(({ state }) => state)).toEqual(['firing', 'resolved']);
    expect(run.changes[1].at - run.changes[0].at).toBeGreaterThan(1800);
});
it('waits 20 steps of a slow run, and three times what it has waited before', () => {
    const slow = watch();
    slow.until(1200, (t) => t / 30);
    slow.until(1720, () => 40);
    expect(at(slow)).toEqual([]);
    slow.until(1900, () => 40);
    expect(at(slow)).toEqual([[expect.any(Number), 'firing']]);
    // batches of 600 steps every 10 minutes: a trainer that delivers seldom
    const seldom = watch();
    seldom.until(4800, (t) => 600 * Math.floor(t / 600));
    seldom.until(5900, () => 4200);
    expect(at(seldom)).toEqual([]);
});
it('says nothing while the run is paused, queued or over, nor at once when it goes on; a pause ends the alert', () => {
    const run = watch();
    run.until(300, (t) => 10 * t);
    run.until(900, () => 3000, false);
    run.until(955, () => 3000);
    expect(at(run)).toEqual([]);
    run.until(970, () => 3000);
    run.until(980, () => 3000, false);
    expect(run.changes.map(({ state }) => state)).toEqual(['firing', 'resolved']);
    expect(latenessSummary('resolved', run.changes[1].verdict)).toBe('decisions are no longer awaited: the run is paused or over');
});
it('says nothing before the first 20 steps, and nothing of the time in which nobody looked', () => {
    const start = watch();
    start.until(900, (t) => Math.min(t, 10));
    expect(at(start)).toEqual([]);
    const blind = nextLateness(START_LATENESS, { now: 0, isTraining: true, lastStep: 0 });
    let { state } = blind;
    for (let now = 1; now < 300; now++)
        state = nextLateness(state, { now, isTraining: true, lastStep: 10 * now }).state;
    const back = nextLateness(state, { now: 2000, isTraining: true, lastStep: 2990 });
    expect(back.state.lateSince).toBeNull();
    expect(nextLateness(back.state, { now: 2050, isTraining: true, lastStep: 2990 }).state.lateSince).toBeNull();
});
it('of a run that was late when another process looked, any step ends it', () => {
    let state = { ...START_LATENESS, lateSince: 0 };
    for (const now of [0, 2, 4])
        state = nextLateness(state, { now, isTraining: true, lastStep: 50 }).state;
    expect(state.lateSince).not.toBeNull();
    expect(nextLateness(state, { now: 6, isTraining: true, lastStep: 51 }).state.lateSince).toBeNull();
});
it('is silent over a healthy day: uneven steps, waits of four steps, evaluations of 20 s; and finds every stop', () => {
    const found = [0.01, 0.1, 1, 10, 30].flatMap((step, seed) => {
        const noise = seededNoise(seed + 1);
        const run = watch();
        let done = 0;
        let restUntil = 0;
        const train = (t) => {
            if (t < restUntil)
                return done;
            if (noise.uniform() < 0.002)
                restUntil = t + (noise.uniform() < 0.5 ? 20 : 4 * step);
            done += (2 / step) * Math.exp(0.4 * noise.normal());
            return done;
        };
        run.until(86_400, train);
        const healthy = run.changes.length;
        run.until(86_400 + Math.max(200, 60 * step), () => done);
        return [[healthy, run.changes.length - healthy]];
    });
    expect(found).toEqual(Array(5).fill([0, 1]));
});
it('is of the clock: the engine has no series for it', () => {
    expect([lateDecisions.runSeries, lateDecisions.layerSeries, lateDecisions.holdSeconds]).toEqual([[], [], 60]);
});
//# sourceMappingURL=late-decisions.spec.js.map