import { turns } from '#libs/training';
import { stretchBefore } from './recorded-path.js';
/** Most replays at once: beyond it a group is no cheaper by the replay. */
const MOST_AT_ONCE = 64;
/** Weights of all replays of a group; each is kept some six times (moments, averages, gradient). */
const GROUP_FLOATS = 2 ** 22;
/** Replays that run at once: as many as memory allows, 64 at the most. */
export function replaysAtOnce(parameterCount) {
    return Math.max(1, Math.min(MOST_AT_ONCE, Math.floor(GROUP_FLOATS / parameterCount)));
}
/**
 * Counterfactual replays of many sets at once, on the replica axis: each set joins at the checkpoint before the first
 * decision that it alters, and all go on together to the end. A set's result is that of {@link replayAltered}: bit for bit
 * on wasm and cpu, up to rounding on native TensorFlow.
 *
 * @returns one result a set, in order.
 */
export async function replaySets(training, path, options) {
    const waiting = options.sets.map((altered, set) => ({ set, altered, stretch: stretchBefore(altered, path) })).sort((a, b) => a.stretch - b.stretch || a.set - b.set);
    const results = new Map();
    const atOnce = replaysAtOnce(training.parameterCount);
    for (let from = 0; from < waiting.length; from += atOnce) {
        const group = waiting.slice(from, from + atOnce);
        const tell = (share) => options.onProgress?.(from + share * group.length);
        const replayed = await replayGroup({ training, path, options, tell }, group);
        for (const [set, result] of replayed)
            results.set(set, result);
        await options.onReplayed?.(replayed);
    }
    return options.sets.map((_, set) => results.get(set));
}
async function replayGroup({ training, path, options, tell }, group) {
    const replays = training.replays();
    const altered = alteredBySteps(group);
    const first = group[0]?.stretch ?? 0;
    const turn = turns();
    try {
        for (let stretch = first; stretch < path.stretches.length; stretch++) {
            const { from, to, checkpoint } = path.stretches[stretch];
            replays.skipTo(from);
            replays.join(checkpoint, group.filter((one) => one.stretch === stretch).length);
            while (replays.step < to) {
                options.signal?.throwIfAborted();
                replays.advance(scalesOf(path, replays, altered.get(replays.step) ?? []));
                await turn();
            }
            tell((stretch + 1 - first) / (path.stretches.length - first));
        }
        return await readGroup(replays, group, options);
    }
    finally {
        replays.dispose();
    }
}
async function readGroup(replays, group, { targets, scoresOf }) {
    const values = await replays.targetValues(targets);
    const scores = scoresOf === undefined ? null : await replays.scores(scoresOf.split, scoresOf.rows);
    return group.map(({ set }, r) => [set, { values: values[r] ?? [], scores: scores?.[r] ?? null }]);
}
/** What is altered, by step; replays in the order in which they join. */
function alteredBySteps(group) {
    const bySteps = new Map();
    group.forEach(({ altered }, replay) => {
        for (const decision of altered) {
            const known = bySteps.get(decision.step);
            if (known === undefined)
                bySteps.set(decision.step, [[replay, decision]]);
            else
                known.push([replay, decision]);
        }
    });
    return bySteps;
}
/** Scales of a step for all replays, `[count, layers]`. */
function scalesOf({ scales, layers }, { step, count }, altered) {
    const all = new Float32Array(count * layers);
    const recorded = scales.subarray(step * layers, (step + 1) * layers);
    for (let r = 0; r < count; r++)
        all.set(recorded, r * layers);
    for (const [replay, { layer, scale }] of altered)
        all[replay * layers + layer] = scale;
    return all;
}
//# sourceMappingURL=replay-sets.js.map