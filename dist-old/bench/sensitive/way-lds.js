import { systemClock } from '#libs/contracts';
import { seededRandom } from '#libs/datasets';
import { decisionAt, decisionLds, metagradients, neutralEffects, replaySets, SET_SHARES, setSize, walkForward } from '#libs/decision-trace';
import { createTraining } from '#libs/training';
import { median } from '../report.js';
import { drawTargets } from '../trace/judge-trace.js';
/** Traces the run of one seed: metagradients against replays of random sets of decisions at scale 1. */
export async function wayLds(spec, data, { targets: count, sets }) {
    const training = createTraining({ spec, data, clock: systemClock });
    const path = await walkForward(training, training.totalSteps, {});
    const targets = drawTargets(data, count);
    const found = await metagradients(training, path, spec, { targets });
    const norm = median(found.map((target) => target.norm));
    const places = Array.from(path.scales.keys()).filter((i) => path.scales[i] !== 1);
    if (places.length === 0) {
        training.dispose();
        return { lds: null, norm };
    }
    const random = seededRandom(11, 8);
    const draw = (n) => [...new Set(Array.from({ length: n }, () => places[random.below(places.length)] ?? 0))];
    const drawn = SET_SHARES.map((share) => Array.from({ length: Math.round(sets / SET_SHARES.length) }, () => draw(setSize(share, places.length))));
    const replayed = await replaySets(training, path, { sets: drawn.flat().map((set) => set.map((place) => decisionAt(path, place, 1))), targets });
    training.dispose();
    const perSize = Math.round(sets / SET_SHARES.length);
    const ldsOf = (t) => {
        const target = found[t];
        if (target === undefined)
            return NaN;
        const effects = neutralEffects(target, path);
        return decisionLds(drawn.map((ofSize, s) => ofSize.map((set, i) => ({ estimated: set.reduce((sum, place) => sum + (effects[place] ?? 0), 0), replayed: (replayed[s * perSize + i]?.values[t] ?? NaN) - target.value }))));
    };
    return { lds: median(targets.map((_, t) => ldsOf(t))), norm };
}
//# sourceMappingURL=way-lds.js.map