import { healthySeries, HEALTHY_KINDS } from './generated-series.js';
import { EVENT_KINDS, plantEvents } from './planted-events.js';
/** `perKind` series of each healthy kind, from `firstSeed` on: the same ones on every machine. */
export function detectionCases(firstSeed, perKind, steps = 6000) {
    return HEALTHY_KINDS.flatMap((kind, k) => Array.from({ length: perKind }, (_, i) => {
        const seed = firstSeed + k * perKind + i;
        const healthy = healthySeries(kind, seed, steps);
        const { values, events } = plantEvents(healthy, seed);
        return { kind, calm: healthy.values, truth: healthy, troubled: values, events };
    }));
}
/** Steps after a point event, and after a ramp, that count neither as normal nor as seen. */
const AFTER_POINT = 4;
const AFTER_RAMP = 50;
/** Scores a detector. A flag at a normal step is a false alarm, each step counted. */
export function scoreDetector(detector, cases) {
    const seen = new Map(EVENT_KINDS.map((kind) => [kind, []]));
    const rampLags = [];
    let [calm, calmSteps, stray, normalSteps] = [0, 0, 0, 0];
    for (const one of cases) {
        calm += count(detector(one.calm));
        calmSteps += one.calm.length;
        const flags = detector(one.troubled);
        for (const event of one.events) {
            const at = firstFlag(flags, event);
            seen.get(event.kind)?.push(at >= 0);
            if (event.kind === 'ramp' && at >= 0)
                rampLags.push(at - event.from);
        }
        const normal = normalMask(one);
        normalSteps += count(normal);
        stray += flags.reduce((sum, flag, i) => sum + flag * (normal[i] ?? 0), 0);
    }
    const byKind = (of) => Object.fromEntries([...seen].map(([kind, hits]) => [kind, of(hits)]));
    return {
        recall: byKind((hits) => hits.filter(Boolean).length / hits.length),
        events: byKind((hits) => hits.length),
        calmPer1000: (1000 * calm) / calmSteps,
        strayPer1000: (1000 * stray) / normalSteps,
        rampLags,
    };
}
/** Step at which an event is seen; -1 where it is not. */
function firstFlag(flags, { kind, from, at, to }) {
    if (kind !== 'ramp')
        return flags[at] === 1 ? at : -1;
    const place = flags.subarray(from, to + 1).indexOf(1);
    return place < 0 ? -1 : from + place;
}
function normalMask({ troubled, events }) {
    const mask = new Uint8Array(troubled.length).fill(1);
    for (const { kind, from, to } of events)
        mask.fill(0, from, to + 1 + (kind === 'ramp' ? AFTER_RAMP : AFTER_POINT));
    return mask;
}
function count(flags) {
    return flags.reduce((sum, flag) => sum + flag, 0);
}
//# sourceMappingURL=detection-score.js.map