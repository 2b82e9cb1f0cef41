import type { Clock } from '#libs/contracts';
import { type AlteredDecision, replaySets } from '#libs/decision-trace';
import type { TraceTarget } from '#libs/training';

import { neutralised, nudged, type Places, replayKey, type ReplayPlan } from './plan-replays.js';
import type { TraceProgressMeter } from './trace-progress.js';
import type { WalkedRun } from './walk-recorded.js';

/** Where finished replays of a long trace are kept, so that it goes on from them when its process is gone. */
export interface ReplayShelf {
  /** Values of the targets by {@link replayKey}. */
  load(): Promise<ReadonlyMap<string, readonly number[]>>;
  keep(finished: ReadonlyMap<string, readonly number[]>): Promise<void>;
}

/** Finished replays. */
export interface Replays {
  /** Change of a target (by its index) when these decisions are neutralised. */
  readonly change: (target: number, places: Places) => number;
  /** The largest change of a target that rounding alone makes. */
  readonly noise: (target: number) => number;
}

interface ReplayParts {
  readonly clock: Clock;
  readonly targets: readonly TraceTarget[];
  /** The targets as they are. */
  readonly values: readonly number[];
  readonly say: (line: string) => void;
  readonly meter?: TraceProgressMeter | undefined;
  readonly shelf?: ReplayShelf | undefined;
}

/** Between two lines of progress. Unit: ms. */
const TELL_MS = 3000;

/** Executes all replays of a plan, each once, those on the shelf not again. */
export async function runReplays(walked: WalkedRun, plan: ReplayPlan, parts: ReplayParts): Promise<Replays> {
  const { path } = walked;
  const wanted = [...plan.controls, ...plan.sets.flat(), ...plan.tops.flat(), plan.all].map((places) => neutralised(places, path));
  const found = await replayAll(walked, [...plan.noise.map((places) => nudged(places, path)), ...wanted], parts);
  const changeOf = (altered: readonly AlteredDecision[], target: number): number => (found.get(replayKey(altered))?.[target] ?? NaN) - (parts.values[target] ?? NaN);
  return {
    change: (target, places) => changeOf(neutralised(places, path), target),
    noise: (target) => Math.max(...plan.noise.map((places) => Math.abs(changeOf(nudged(places, path), target)))),
  };
}

/** The values of all targets, by {@link replayKey}. */
async function replayAll({ recorded: { training }, path, signal }: WalkedRun, all: readonly (readonly AlteredDecision[])[], parts: ReplayParts): Promise<ReadonlyMap<string, readonly number[]>> {
  const { targets, shelf } = parts;
  const byKey = new Map(all.map((altered) => [replayKey(altered), altered]));
  const kept = (await shelf?.load()) ?? new Map<string, readonly number[]>();
  const found = new Map([...kept].filter(([key]) => byKey.has(key)));
  if (found.size > 0) parts.say(`${found.size} of ${byKey.size} replays were made before`);
  const [before, missing] = [found.size, [...byKey].filter(([key]) => !found.has(key))];
  const tell = teller(parts, byKey.size);
  await replaySets(training, path, {
    ...{ sets: missing.map(([, altered]) => altered), targets, signal },
    onProgress: (replays) => { tell(before + replays); },
    onReplayed: async (replayed) => {
      const made = new Map(replayed.map(([set, { values }]) => [missing[set]?.[0] ?? '', values]));
      for (const [key, values] of made) found.set(key, values);
      await shelf?.keep(made);
    },
  });
  return found;
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
