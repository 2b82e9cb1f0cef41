import { systemClock } from '#libs/contracts';
import { seededRandom } from '#libs/datasets';
import { decisionAt, decisionLds, metagradients, neutralEffects, noiseFloor, replayAltered, replaySets, SET_SHARES, setSize, signAgreement, spearman, walkForward } from '#libs/decision-trace';
import { advanceTo, createTraining } from '#libs/training';
import { timed } from '../cpu-time.js';
const NOISE_REPLAYS = 4;
/** Trains, traces, and replays singles and sets; each replay serves all targets. */
export async function judgeTrace({ spec }, data, size, tell) {
    const trained = await timed(async () => {
        const training = createTraining({ spec, data, clock: systemClock });
        await advanceTo(training, training.totalSteps);
        training.dispose();
    });
    const training = createTraining({ spec, data, clock: systemClock });
    const path = await walkForward(training, training.totalSteps, {});
    const targets = drawTargets(data, size.targets);
    const one = await timed(() => metagradients(training, path, spec, { targets: targets.slice(0, 1) }));
    await toTheEnd(training, path);
    const all = await timed(() => metagradients(training, path, spec, { targets }));
    await toTheEnd(training, path);
    const rival = await metagradients(training, path, spec, { targets, withHessian: false });
    tell(`metagradients of ${targets.length} targets: ${(all.ms / 1000).toFixed(1)} s, training ${(trained.ms / 1000).toFixed(1)} s`);
    const values = all.value.map(({ value }) => value);
    const replayed = await replayLots({ training, path, targets, size, tell }, values);
    const random = seededRandom(11, 9);
    const lots = Array.from({ length: 64 }, () => [decisionAt(path, random.below(path.scales.length), 1)]);
    const many = await timed(() => replaySets(training, path, { sets: lots, targets: targets.slice(0, 1) }));
    training.dispose();
    const effects = all.value.map((gradient) => neutralEffects(gradient, path));
    const dots = rival.map((gradient) => neutralEffects(gradient, path));
    return {
        ...figuresOf({ ...replayed, path, effects, dots, count: targets.length }),
        norm: all.value.map(({ norm }) => norm), noise: replayed.noise, hessianError: Math.max(...all.value.map(({ hessian }) => hessian.relativeError)),
        ...{ costOne: one.ms / trained.ms, costAll: all.ms / trained.ms, costReplays: many.ms / trained.ms },
    };
}
/** Logits of records of the test split, drawn by lot. */
export function drawTargets(data, count) {
    const random = seededRandom(11, 7);
    return Array.from({ length: count }, () => ({ split: 'test', rows: Int32Array.of(random.below(data.test.count)), of: 'logit', classIndex: data.classNames.length - 1 }));
}
async function replayLots({ training, path, targets, size, tell }, values) {
    const random = seededRandom(11, 8);
    const places = Array.from(path.scales.keys()).filter((i) => path.scales[i] !== 1);
    const draw = (n) => [...new Set(Array.from({ length: n }, () => places[random.below(places.length)] ?? 0))];
    const nudged = draw(NOISE_REPLAYS).map((place) => [decisionAt(path, place, (path.scales[place] ?? 1) * (1 + 2 ** -23))]);
    const drawn = draw(size.singles);
    const drawnSets = SET_SHARES.map((share) => Array.from({ length: Math.round(size.sets / SET_SHARES.length) }, () => draw(setSize(share, places.length))));
    const neutral = [...drawn.map((place) => [place]), ...drawnSets.flat()].map((set) => set.map((place) => decisionAt(path, place, 1)));
    const replayed = await replaySets(training, path, { sets: [...nudged, ...neutral], targets });
    const changes = replayed.map((one) => one.values.map((value, t) => value - (values[t] ?? NaN)));
    tell(`${changes.length} replays`);
    const rest = changes.slice(nudged.length + drawn.length);
    return {
        drawn, single: changes.slice(nudged.length, nudged.length + drawn.length),
        sets: drawnSets.map((ofSize, s) => ofSize.map((set, i) => ({ places: set, changes: rest[s * ofSize.length + i] ?? [] }))),
        noise: targets.map((_, t) => noiseFloor(changes.slice(0, nudged.length).map((of) => of[t] ?? NaN), values[t] ?? NaN)),
    };
}
function figuresOf({ count, path, effects, dots, drawn, single, sets, noise }) {
    const perTarget = (of) => Array.from({ length: count }, (_, t) => of(t));
    const above = (t) => [...drawn.keys()].filter((k) => Math.abs(single[k]?.[t] ?? 0) > (noise[t] ?? 0));
    const placesOf = (t) => above(t).map((k) => drawn[k] ?? 0);
    const changesOf = (t) => above(t).map((k) => single[k]?.[t] ?? NaN);
    const estimates = (from, t) => placesOf(t).map((place) => from[t]?.[place] ?? NaN);
    const sizes = (t) => changesOf(t).map(Math.abs);
    const pairs = (from, t) => sets.map((ofSize) => ofSize.map((set) => ({ estimated: set.places.reduce((sum, i) => sum + (from[t]?.[i] ?? 0), 0), replayed: set.changes[t] ?? NaN })));
    return {
        lds: perTarget((t) => decisionLds(pairs(effects, t))),
        ldsBySize: sets.map((_, s) => perTarget((t) => decisionLds([pairs(effects, t)[s] ?? []]))),
        single: perTarget((t) => spearman(estimates(effects, t), changesOf(t))),
        signs: perTarget((t) => signAgreement(estimates(effects, t), changesOf(t))),
        leftOut: perTarget((t) => 1 - above(t).length / drawn.length),
        dotProducts: perTarget((t) => spearman(estimates(dots, t), changesOf(t))),
        dotProductsLds: perTarget((t) => decisionLds(pairs(dots, t))),
        logScale: perTarget((t) => spearman(placesOf(t).map((place) => Math.abs(Math.log(path.scales[place] ?? 1))), sizes(t))),
        recency: perTarget((t) => spearman(placesOf(t), sizes(t))),
    };
}
/** Metagradients start from the end of the run. */
async function toTheEnd(training, path) {
    await replayAltered(training, path, { altered: [], targets: [] });
}
//# sourceMappingURL=judge-trace.js.map