import { seededNoise } from '../seeded-noise.js';
/**
 * Kinds of planted events. `burst`: five steps of ×5. `masked`: ×5, eight steps after a ×1000. `afterNan`: ×5 at the step
 * after a NaN. `ramp`: 0.8 % more each step for 300 steps (to ×11), then back.
 */
export const EVENT_KINDS = ['x3', 'x5', 'x10', 'burst', 'masked', 'nan', 'afterNan', 'ramp'];
/** Kinds of which the step that must be seen is ×5. */
export const PUSHES_OF_FIVE = ['x5', 'burst', 'masked', 'afterNan'];
/** Growth of a ramp in log values per step: 0.8 %. */
const RAMP_GROWTH = Math.log(1.008);
const RAMP_STEPS = 300;
/** First step that may be altered. */
const FIRST = 600;
/**
 * Plants an event every 300 to 400 steps (600 to 700 after a ramp), kinds in turn, from step 600 on. Where the healthy
 * level itself changes, from 320 steps before to 150 after, there is none: an event there has no level to be told from.
 */
export function plantEvents({ values: healthy, changes }, seed) {
    const noise = seededNoise(seed + 7919);
    const values = healthy.slice();
    const events = [];
    let from = FIRST;
    while (from < values.length - RAMP_STEPS - 100) {
        const change = changes.find((at) => from > at - RAMP_STEPS - 20 && from < at + 150);
        if (change !== undefined) {
            from = change + 150;
            continue;
        }
        const kind = EVENT_KINDS[(seed + events.length) % EVENT_KINDS.length] ?? 'x3';
        events.push(plant(values, kind, from));
        from += 300 + (kind === 'ramp' ? RAMP_STEPS : 0) + Math.floor(100 * noise.uniform());
    }
    return { values, events };
}
function plant(values, kind, from) {
    const times = (at, factor) => {
        values[at] = (values[at] ?? 0) * factor;
    };
    const end = from + LENGTH[kind] - 1;
    for (let i = from; i <= end; i++)
        times(i, FACTOR[kind](i - from));
    return { kind, from, at: kind === 'masked' || kind === 'afterNan' ? end : from, to: end };
}
/** Steps from the first that is altered to the last. */
const LENGTH = { x3: 1, x5: 1, x10: 1, burst: 5, masked: 9, nan: 1, afterNan: 2, ramp: RAMP_STEPS };
/** What the value `i` steps into an event is multiplied with. */
const FACTOR = {
    x3: () => 3,
    x5: () => 5,
    x10: () => 10,
    burst: () => 5,
    masked: (i) => [1000, 1, 1, 1, 1, 1, 1, 1, 5][i] ?? 1,
    nan: () => NaN,
    afterNan: (i) => (i === 0 ? NaN : 5),
    ramp: (i) => Math.exp(RAMP_GROWTH * (i + 1)),
};
//# sourceMappingURL=planted-events.js.map