import { systemClock } from '#libs/contracts';
import { seededRandom, type Dataset } from '#libs/datasets';
import { decisionAt, decisionLds, metagradients, neutralEffects, noiseFloor, type RecordedPath, replayAltered, replaySets, SET_SHARES, setSize, signAgreement, spearman, walkForward } from '#libs/decision-trace';
import { advanceTo, createTraining, type TraceTarget, type Training } from '#libs/training';

import { timed } from '../cpu-time.js';
import type { TracedRun } from './traced-runs.js';

/** How much is traced and replayed. */
export interface TraceBenchSize {
  readonly targets: number;
  readonly singles: number;
  /** Random sets, in equal parts of each size. */
  readonly sets: number;
}

/** Figures of one run; each list has one entry a target. */
export interface TraceFigures {
  /** Decision-LDS over random sets: mean over their sizes, and of each size ({@link SET_SHARES}). */
  readonly lds: readonly number[];
  readonly ldsBySize: readonly (readonly number[])[];
  /** Spearman over single decisions above the noise, and agreement of their signs. */
  readonly single: readonly number[];
  readonly signs: readonly number[];
  /** Share of single decisions within the noise, and the noise. */
  readonly leftOut: readonly number[];
  readonly noise: readonly number[];
  /** Rivals on the same single decisions: without Hessians (dot products; also over the sets), |log scale|, recency; the last two against |effect|. */
  readonly dotProducts: readonly number[];
  readonly dotProductsLds: readonly number[];
  readonly logScale: readonly number[];
  readonly recency: readonly number[];
  readonly norm: readonly number[];
  /** Relative error of the Hessian products. */
  readonly hessianError: number;
  /** Metagradients of one target, of all, and 64 replays at once of single decisions drawn by lot, as multiples of the training; time of the process on its cores. */
  readonly costOne: number;
  readonly costAll: number;
  readonly costReplays: number;
}

const NOISE_REPLAYS = 4;

interface Judged {
  readonly training: Training;
  readonly path: RecordedPath;
  readonly targets: readonly TraceTarget[];
  readonly size: TraceBenchSize;
  readonly tell: (what: string) => void;
}

/** Trains, traces, and replays singles and sets; each replay serves all targets. */
export async function judgeTrace({ spec }: TracedRun, data: Dataset, size: TraceBenchSize, tell: (what: string) => void): Promise<TraceFigures> {
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
export function drawTargets(data: Dataset, count: number): TraceTarget[] {
  const random = seededRandom(11, 7);
  return Array.from({ length: count }, () => ({ split: 'test', rows: Int32Array.of(random.below(data.test.count)), of: 'logit', classIndex: data.classNames.length - 1 }));
}

/** What was drawn and what its replays changed, by target. */
interface Lots {
  /** Places drawn, and the changes of all targets when one is neutralised. */
  readonly drawn: readonly number[];
  readonly single: readonly (readonly number[])[];
  /** The same of sets, by size. */
  readonly sets: readonly (readonly { readonly places: readonly number[]; readonly changes: readonly number[] }[])[];
  /** What rounding alone makes of each target. */
  readonly noise: readonly number[];
}

async function replayLots({ training, path, targets, size, tell }: Judged, values: readonly number[]): Promise<Lots> {
  const random = seededRandom(11, 8);
  const places = Array.from(path.scales.keys()).filter((i) => path.scales[i] !== 1);
  const draw = (n: number): number[] => [...new Set(Array.from({ length: n }, () => places[random.below(places.length)] ?? 0))];
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

/** Estimates and replays of one run, by target. */
interface Seen extends Lots {
  readonly count: number;
  readonly path: RecordedPath;
  readonly effects: readonly Float64Array[];
  readonly dots: readonly Float64Array[];
}

function figuresOf({ count, path, effects, dots, drawn, single, sets, noise }: Seen): Omit<TraceFigures, 'norm' | 'noise' | 'hessianError' | 'costOne' | 'costAll' | 'costReplays'> {
  const perTarget = (of: (t: number) => number): number[] => Array.from({ length: count }, (_, t) => of(t));
  const above = (t: number): number[] => [...drawn.keys()].filter((k) => Math.abs(single[k]?.[t] ?? 0) > (noise[t] ?? 0));
  const placesOf = (t: number): number[] => above(t).map((k) => drawn[k] ?? 0);
  const changesOf = (t: number): number[] => above(t).map((k) => single[k]?.[t] ?? NaN);
  const estimates = (from: readonly Float64Array[], t: number): number[] => placesOf(t).map((place) => from[t]?.[place] ?? NaN);
  const sizes = (t: number): number[] => changesOf(t).map(Math.abs);
  const pairs = (from: readonly Float64Array[], t: number): { estimated: number; replayed: number }[][] =>
    sets.map((ofSize) => ofSize.map((set) => ({ estimated: set.places.reduce((sum, i) => sum + (from[t]?.[i] ?? 0), 0), replayed: set.changes[t] ?? NaN })));
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
async function toTheEnd(training: Training, path: RecordedPath): Promise<void> {
  await replayAltered(training, path, { altered: [], targets: [] });
}
