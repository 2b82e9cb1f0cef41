import { type Replays, type Training, turns } from '#libs/training';

import { type AlteredDecision, type RecordedPath, type ReplayOptions, type Stretch, stretchBefore } from './recorded-path.js';

/** What is replayed, and what is read at the end of each replay. */
export interface ReplaySetsOptions extends ReplayOptions {
  /** One replay each: these decisions altered, all others as recorded. */
  readonly sets: readonly (readonly AlteredDecision[])[];
  /** Rows whose scores are read too. */
  readonly scoresOf?: { readonly split: 'train' | 'test'; readonly rows: Int32Array } | undefined;
  /** Told after each stretch: work done, in replays of the whole. */
  readonly onProgress?: ((replays: number) => void) | undefined;
  /** Given what is finished, group by group: each set's index and what its replay gave. */
  readonly onReplayed?: ((replayed: readonly (readonly [set: number, result: ReplayedSet])[]) => Promise<void>) | undefined;
}

/** The end of one replay. */
export interface ReplayedSet {
  /** Values of the targets, in order. */
  readonly values: readonly number[];
  /** Class probabilities `[rows * classes]` of `scoresOf`; null without it. */
  readonly scores: Float32Array | null;
}

/** Most replays at once: beyond it a group is no cheaper by the replay. */
const MOST_AT_ONCE = 64;
/** Weights of all replays of a group; each is kept some six times (moments, averages, gradient). */
const GROUP_FLOATS = 2 ** 22;

/** Replays that run at once: as many as memory allows, 64 at the most. */
export function replaysAtOnce(parameterCount: number): number {
  return Math.max(1, Math.min(MOST_AT_ONCE, Math.floor(GROUP_FLOATS / parameterCount)));
}

/**
 * Counterfactual replays of many sets at once, on the replica axis: each set joins at the checkpoint before the first
 * decision that it alters, and all go on together to the end. A set's result is that of {@link replayAltered}: bit for bit
 * on wasm and cpu, up to rounding on native TensorFlow.
 *
 * @returns one result a set, in order.
 */
export async function replaySets(training: Training, path: RecordedPath, options: ReplaySetsOptions): Promise<ReplayedSet[]> {
  const waiting = options.sets.map((altered, set) => ({ set, altered, stretch: stretchBefore(altered, path) })).sort((a, b) => a.stretch - b.stretch || a.set - b.set);
  const results = new Map<number, ReplayedSet>();
  const atOnce = replaysAtOnce(training.parameterCount);
  for (let from = 0; from < waiting.length; from += atOnce) {
    const group = waiting.slice(from, from + atOnce);
    const tell = (share: number): void => options.onProgress?.(from + share * group.length);
    const replayed = await replayGroup({ training, path, options, tell }, group);
    for (const [set, result] of replayed) results.set(set, result);
    await options.onReplayed?.(replayed);
  }
  return options.sets.map((_, set) => results.get(set) as ReplayedSet);
}

interface WaitingSet {
  readonly set: number;
  readonly altered: readonly AlteredDecision[];
  /** The stretch that its replay starts with. */
  readonly stretch: number;
}

interface GroupParts {
  readonly training: Training;
  readonly path: RecordedPath;
  readonly options: ReplaySetsOptions;
  readonly tell: (share: number) => void;
}

async function replayGroup({ training, path, options, tell }: GroupParts, group: readonly WaitingSet[]): Promise<[number, ReplayedSet][]> {
  const replays = training.replays();
  const altered = alteredBySteps(group);
  const first = group[0]?.stretch ?? 0;
  const turn = turns();
  try {
    for (let stretch = first; stretch < path.stretches.length; stretch++) {
      const { from, to, checkpoint } = path.stretches[stretch] as Stretch;
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
  } finally {
    replays.dispose();
  }
}

async function readGroup(replays: Replays, group: readonly WaitingSet[], { targets, scoresOf }: ReplaySetsOptions): Promise<[number, ReplayedSet][]> {
  const values = await replays.targetValues(targets);
  const scores = scoresOf === undefined ? null : await replays.scores(scoresOf.split, scoresOf.rows);
  return group.map(({ set }, r) => [set, { values: values[r] ?? [], scores: scores?.[r] ?? null }]);
}

type AlteredReplay = readonly [replay: number, decision: AlteredDecision];

/** What is altered, by step; replays in the order in which they join. */
function alteredBySteps(group: readonly WaitingSet[]): ReadonlyMap<number, readonly AlteredReplay[]> {
  const bySteps = new Map<number, AlteredReplay[]>();
  group.forEach(({ altered }, replay) => {
    for (const decision of altered) {
      const known = bySteps.get(decision.step);
      if (known === undefined) bySteps.set(decision.step, [[replay, decision]]);
      else known.push([replay, decision]);
    }
  });
  return bySteps;
}

/** Scales of a step for all replays, `[count, layers]`. */
function scalesOf({ scales, layers }: RecordedPath, { step, count }: Replays, altered: readonly AlteredReplay[]): Float32Array {
  const all = new Float32Array(count * layers);
  const recorded = scales.subarray(step * layers, (step + 1) * layers);
  for (let r = 0; r < count; r++) all.set(recorded, r * layers);
  for (const [replay, { layer, scale }] of altered) all[replay * layers + layer] = scale;
  return all;
}
