import { gradeSets } from '#libs/decision-trace';
import { movedRecords } from './moved-records.js';
/** Name of the piece that holds what the named sets moved. */
const MOVED = 'moved';
/** Replays the named sets once more, and looks at all records of the test split. What is kept is not computed again. */
export async function movedByNamed(walked, { named }, { targets, effort: { top, seed }, kept }) {
    const before = await kept.find(MOVED);
    if (before !== null || named.length === 0)
        return before ?? new Map();
    const found = new Map();
    for (const classIndex of new Set(targets.map((target) => target.classIndex))) {
        found.set(classIndex, await movedRecords(walked, named.map(({ moving }) => moving), { classIndex, top, seed }));
    }
    await kept.keep(MOVED, found);
    return found;
}
/** The named sets as one target sees them. */
export function tracedSets(named, { effects, noise, moved, change }) {
    const sets = named.map(({ moving, controls }) => ({ estimated: moving.reduce((sum, place) => sum + effects[place], 0), replayed: change(moving), controls: controls.map(change) }));
    const graded = gradeSets(sets, noise);
    return named.map(({ name, places, moving }, i) => {
        const { estimated, controls } = sets[i];
        const found = moving.length === 0 ? NOTHING : graded[i];
        const control = controls.length === 0 ? null : Math.max(...controls.map(Math.abs));
        return { ...moved[i], decisions: name, count: places.length, neutralised: moving.length, estimated, ...found, controls: controls.length, control, controlEffects: controls };
    });
}
/** Of a set that has nothing to neutralise. */
const NOTHING = { grade: 'UNAVAILABLE', measuredEffect: null, pValue: null };
//# sourceMappingURL=traced-sets.js.map