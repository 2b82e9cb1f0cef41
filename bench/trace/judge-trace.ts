import { systemClock } from '#libs/contracts';
import { seededRandom } from '#libs/datasets';
import { metagradients, neutralEffects, type RecordedPath, replayAltered, signAgreement, spearman, walkForward } from '#libs/decision-trace';
import { advanceTo, createTraining, type TraceTarget, type Training } from '#libs/training';

import type { TracedRun } from './traced-runs.js';

/** How much is traced and replayed. */
export interface TraceBenchSize {
  readonly targets: number;
  readonly singles: number;
  readonly sets: number;
}

/** Figures of one run; each list has one entry a target. */
export interface TraceFigures {
  /** Decision-LDS over random sets of 5 % of the decisions. */
  readonly lds: readonly number[];
  /** Spearman over single decisions above the noise, and agreement of their signs. */
  readonly single: readonly number[];
  readonly signs: readonly number[];
  /** Share of single decisions within the noise. */
  readonly leftOut: readonly number[];
  /** Rivals on the same single decisions: without Hessians (dot products), |log scale|, recency; the last two against |effect|. */
  readonly dotProducts: readonly number[];
  readonly logScale: readonly number[];
  readonly recency: readonly number[];
  readonly norm: readonly number[];
  /** Metagradients of one target, of all, and single replays from step 0, as multiples of the training. */
  readonly costOne: number;
  readonly costAll: number;
  readonly costReplay: number;
}

const SET_SHARE = 0.05;
const NOISE_REPLAYS = 4;

/** Trains, traces, and replays singles and sets; each replay serves all targets. */
export async function judgeTrace({ spec, data }: TracedRun, { targets: count, singles, sets }: TraceBenchSize, tell: (what: string) => void): Promise<TraceFigures> {
  const training = createTraining({ spec, data, clock: systemClock });
  const random = seededRandom(11, 7);
  const targets = Array.from({ length: count }, (): TraceTarget => ({ split: 'test', rows: Int32Array.of(random.below(data.test.count)), of: 'logit', classIndex: data.classNames.length - 1 }));
  const trained = await timed(() => advanceTo(training, training.totalSteps));
  training.dispose();
  const again = createTraining({ spec, data, clock: systemClock });
  const { value: path } = await timed(() => walkForward(again, again.totalSteps, {}));
  const one = await timed(() => metagradients(again, path, spec, { targets: targets.slice(0, 1) }));
  await toTheEnd(again, path);
  const all = await timed(() => metagradients(again, path, spec, { targets }));
  await toTheEnd(again, path);
  const rival = await metagradients(again, path, spec, { targets, withHessian: false });
  tell(`metagradients of ${count} targets: ${(all.ms / 1000).toFixed(1)} s, training ${(trained.ms / 1000).toFixed(1)} s`);
  const effects = all.value.targets.map((gradient) => neutralEffects(gradient, path));
  const dots = rival.targets.map((gradient) => neutralEffects(gradient, path));
  const replay = async (places: readonly number[], scale: (place: number) => number = () => 1): Promise<number[]> => {
    const altered = places.map((place) => ({ step: Math.floor(place / path.layers), layer: place % path.layers, scale: scale(place) }));
    return (await replayAltered(again, path, { altered, targets })).map((value, t) => value - (all.value.targets[t]?.value ?? NaN));
  };
  const places = Array.from(path.scales.keys()).filter((i) => path.scales[i] !== 1);
  const draw = (n: number): number[] => Array.from({ length: n }, () => places[random.below(places.length)] ?? 0);
  const noise = await noiseOf(replay, path, draw(NOISE_REPLAYS));
  const drawn = [...new Set(draw(singles))];
  const single: number[][] = [];
  for (const place of drawn) single.push(await replay([place]));
  tell(`${drawn.length} single replays`);
  const replayOne = await timed(() => replay([0]));
  const drawnSets = Array.from({ length: sets }, () => [...new Set(draw(Math.round(SET_SHARE * places.length)))]);
  const setChanges: number[][] = [];
  for (const set of drawnSets) setChanges.push(await replay(set));
  tell(`${sets} replays of sets`);
  again.dispose();
  const seen = { effects, dots, drawn, single, drawnSets, setChanges, noise, path, count };
  return { ...figuresOf(seen), norm: all.value.targets.map(({ norm }) => norm), costOne: one.ms / trained.ms, costAll: all.ms / trained.ms, costReplay: replayOne.ms / trained.ms };
}

/** Estimates and replays of one run, by target. */
interface Seen {
  readonly count: number;
  readonly path: RecordedPath;
  readonly effects: readonly Float64Array[];
  readonly dots: readonly Float64Array[];
  /** Places drawn, and the changes of all targets when one is neutralised. */
  readonly drawn: readonly number[];
  readonly single: readonly (readonly number[])[];
  readonly drawnSets: readonly (readonly number[])[];
  readonly setChanges: readonly (readonly number[])[];
  readonly noise: readonly number[];
}

function figuresOf({ count, path, effects, dots, drawn, single, drawnSets, setChanges, noise }: Seen): Omit<TraceFigures, 'norm' | 'costOne' | 'costAll' | 'costReplay'> {
  const perTarget = (of: (t: number) => number): number[] => Array.from({ length: count }, (_, t) => of(t));
  const above = (t: number): number[] => [...drawn.keys()].filter((k) => Math.abs(single[k]?.[t] ?? 0) > (noise[t] ?? 0));
  const placesOf = (t: number): number[] => above(t).map((k) => drawn[k] ?? 0);
  const changesOf = (t: number): number[] => above(t).map((k) => single[k]?.[t] ?? NaN);
  const estimates = (from: readonly Float64Array[], t: number): number[] => placesOf(t).map((place) => from[t]?.[place] ?? NaN);
  const sizes = (t: number): number[] => changesOf(t).map(Math.abs);
  return {
    lds: perTarget((t) => spearman(drawnSets.map((set) => set.reduce((sum, i) => sum + (effects[t]?.[i] ?? 0), 0)), setChanges.map((changes) => changes[t] ?? NaN))),
    single: perTarget((t) => spearman(estimates(effects, t), changesOf(t))),
    signs: perTarget((t) => signAgreement(estimates(effects, t), changesOf(t))),
    leftOut: perTarget((t) => 1 - above(t).length / drawn.length),
    dotProducts: perTarget((t) => spearman(estimates(dots, t), changesOf(t))),
    logScale: perTarget((t) => spearman(placesOf(t).map((place) => Math.abs(Math.log(path.scales[place] ?? 1))), sizes(t))),
    recency: perTarget((t) => spearman(placesOf(t), sizes(t))),
  };
}

/** Metagradients start from the end of the run. */
async function toTheEnd(training: Training, path: RecordedPath): Promise<void> {
  await replayAltered(training, path, { altered: [], targets: [] });
}

async function noiseOf(replay: (places: readonly number[], scale: (place: number) => number) => Promise<number[]>, { scales }: RecordedPath, places: readonly number[]): Promise<number[]> {
  let noise: number[] = [];
  for (const place of places) {
    const changes = await replay([place], (at) => (scales[at] ?? 1) * (1 + 2 ** -23));
    noise = changes.map((change, t) => Math.max(Math.abs(change), noise[t] ?? 0));
  }
  return noise;
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly ms: number }> {
  const begun = systemClock.elapsed();
  const value = await work();
  return { value, ms: systemClock.elapsed() - begun };
}
