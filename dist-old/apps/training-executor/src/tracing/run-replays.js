import { COMPLETENESS_STEP, noiseFloor, replaySets } from '#libs/decision-trace';
import { movedTowards, neutralised, nudged, replayKey } from './plan-replays.js';
/** Between two lines of progress. Unit: ms. */
const TELL_MS = 3000;
/** Executes all replays of a plan, each once, many at a time. */
export async function runReplays(walked, plan, parts) {
    const { path } = walked;
    const wanted = [...plan.controls, ...plan.sets.flat(), ...plan.tops.flat(), ...plan.named.flatMap(({ moving, controls }) => [moving, ...controls]), plan.all].map((places) => neutralised(places, path));
    const [towards, away] = [COMPLETENESS_STEP, -COMPLETENESS_STEP].map((share) => movedTowards(plan.movable, path, share));
    const found = await replayAll(walked, [...plan.noise.map((places) => nudged(places, path)), ...wanted, towards, away], parts);
    const changeOf = (altered, target) => (found.get(replayKey(altered))?.[target] ?? NaN) - (parts.values[target] ?? NaN);
    return {
        change: (target, places) => changeOf(neutralised(places, path), target),
        noise: (target) => noiseFloor(plan.noise.map((places) => changeOf(nudged(places, path), target)), parts.values[target] ?? NaN),
        together: (target) => ({ without: changeOf(neutralised(plan.all, path), target), towards: changeOf(towards, target), away: changeOf(away, target) }),
    };
}
/** The values of all targets, by {@link replayKey}. */
async function replayAll({ recorded: { training }, path, signal }, all, parts) {
    const values = await readKept(parts.kept);
    const left = [...new Map(all.map((altered) => [replayKey(altered), altered]))].filter(([key]) => !values.has(key));
    const [done, tell] = [values.size, teller(parts, values.size + left.length)];
    if (done > 0)
        parts.say(`${done} of ${done + left.length} replays are kept from an earlier attempt`);
    await replaySets(training, path, {
        ...{ sets: left.map(([, altered]) => altered), targets: parts.targets, signal },
        onProgress: (replays) => { tell(done + replays); },
        onReplayed: async (replayed) => {
            for (const [key, of] of valuesByKey(left, replayed))
                values.set(key, of);
            await parts.kept.keep(REPLAYS, values);
        },
    });
    return values;
}
/** Name of the piece that holds the values of all targets at the end of each finished replay. */
const REPLAYS = 'replays';
async function readKept(kept) {
    return (await kept.find(REPLAYS)) ?? new Map();
}
/** The values of finished replays, by the name of each. */
function valuesByKey(sets, replayed) {
    return replayed.flatMap(([set, { values }]) => {
        const key = sets[set]?.[0];
        return key === undefined ? [] : [[key, values]];
    });
}
function teller({ clock, say, meter }, all) {
    let toldAt = -Infinity;
    return (done) => {
        meter?.replayed(done, all);
        if (clock.elapsed() - toldAt <= TELL_MS)
            return;
        toldAt = clock.elapsed();
        say(`replayed ${Math.floor(done)} of ${all}`);
    };
}
//# sourceMappingURL=run-replays.js.map