import type { Clock } from '#libs/contracts';
import { type AlteredDecision, COMPLETENESS_STEP, type CompletenessParts, noiseFloor, type ReplayedSet, replaySets } from '#libs/decision-trace';
import type { TraceTarget } from '#libs/training';

import type { KeptWork } from '../running/kept-work.js';
import { movedTowards, neutralised, nudged, type Places, replayKey, type ReplayPlan } from './plan-replays.js';
import type { TraceProgressMeter } from './trace-progress.js';
import type { WalkedRun } from './walk-recorded.js';

/** Finished replays. */
export interface Replays {
  /** Change of a target (by its index) when these decisions are neutralised. */
  readonly change: (target: number, places: Places) => number;
  /** What rounding alone makes of a target: {@link noiseFloor}. */
  readonly noise: (target: number) => number;
  /** Changes of a target when all scales are moved together: all the way to 1, a little of it, and as little away from it. */
  readonly together: (target: number) => Omit<CompletenessParts, 'effects'>;
}

interface ReplayParts {
  readonly clock: Clock;
  readonly targets: readonly TraceTarget[];
  /** The targets as they are. */
  readonly values: readonly number[];
  readonly say: (line: string) => void;
  readonly meter?: TraceProgressMeter | undefined;
  readonly kept: KeptWork;
}

/** Between two lines of progress. Unit: ms. */
const TELL_MS = 3000;

/** Executes all replays of a plan, each once, many at a time. */
export async function runReplays(walked: WalkedRun, plan: ReplayPlan, parts: ReplayParts): Promise<Replays> {
  const { path } = walked;
  const wanted = [...plan.controls, ...plan.sets.flat(), ...plan.tops.flat(), ...plan.named.flatMap(({ moving, controls }) => [moving, ...controls]), plan.all].map((places) => neutralised(places, path));
  const [towards, away] = [COMPLETENESS_STEP, -COMPLETENESS_STEP].map((share) => movedTowards(plan.movable, path, share)) as [AlteredDecision[], AlteredDecision[]];
  const found = await replayAll(walked, [...plan.noise.map((places) => nudged(places, path)), ...wanted, towards, away], parts);
  const changeOf = (altered: readonly AlteredDecision[], target: number): number => (found.get(replayKey(altered))?.[target] ?? NaN) - (parts.values[target] ?? NaN);
  return {
    change: (target, places) => changeOf(neutralised(places, path), target),
    noise: (target) => noiseFloor(plan.noise.map((places) => changeOf(nudged(places, path), target)), parts.values[target] ?? NaN),
    together: (target) => ({ without: changeOf(neutralised(plan.all, path), target), towards: changeOf(towards, target), away: changeOf(away, target) }),
  };
}

/** The values of all targets, by {@link replayKey}. */
async function replayAll({ recorded: { training }, path, signal }: WalkedRun, all: readonly (readonly AlteredDecision[])[], parts: ReplayParts): Promise<ReadonlyMap<string, readonly number[]>> {
  const values = await readKept(parts.kept);
  const left = [...new Map(all.map((altered) => [replayKey(altered), altered]))].filter(([key]) => !values.has(key));
  const [done, tell] = [values.size, teller(parts, values.size + left.length)];
  if (done > 0) parts.say(`${done} of ${done + left.length} replays are kept from an earlier attempt`);
  await replaySets(training, path, {
    ...{ sets: left.map(([, altered]) => altered), targets: parts.targets, signal },
    onProgress: (replays) => { tell(done + replays); },
    onReplayed: async (replayed) => {
      for (const [key, of] of valuesByKey(left, replayed)) values.set(key, of);
      await parts.kept.keep(REPLAYS, values);
    },
  });
  return values;
}

/** Name of the piece that holds the values of all targets at the end of each finished replay. */
const REPLAYS = 'replays';

async function readKept(kept: KeptWork): Promise<Map<string, readonly number[]>> {
  return (await kept.find<Map<string, readonly number[]>>(REPLAYS)) ?? new Map<string, readonly number[]>();
}

/** The values of finished replays, by the name of each. */
function valuesByKey(sets: readonly (readonly [key: string, altered: readonly AlteredDecision[]])[], replayed: readonly (readonly [set: number, result: ReplayedSet])[]): [string, readonly number[]][] {
  return replayed.flatMap(([set, { values }]) => {
    const key = sets[set]?.[0];
    return key === undefined ? [] : [[key, values]];
  });
}

function teller({ clock, say, meter }: ReplayParts, all: number): (done: number) => void {
  let toldAt = -Infinity;
  return (done) => {
    meter?.replayed(done, all);
    if (clock.elapsed() - toldAt <= TELL_MS) return;
    toldAt = clock.elapsed();
    say(`replayed ${Math.floor(done)} of ${all}`);
  };
}
