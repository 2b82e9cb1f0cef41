import type { MovedRecords, TracedSet } from '#libs/contracts';
import { gradeSets } from '#libs/decision-trace';
import type { TraceTarget } from '#libs/training';

import type { KeptWork } from '../running/kept-work.js';
import { movedRecords } from './moved-records.js';
import type { Places, PlannedSet, ReplayPlan } from './plan-replays.js';
import type { WalkedRun } from './walk-recorded.js';

/** What each named set moved, in their order, by the class of the scores. */
export type MovedByClass = ReadonlyMap<number, readonly MovedRecords[]>;

interface MovedParts {
  readonly targets: readonly Pick<TraceTarget, 'classIndex'>[];
  readonly effort: { readonly top: number; readonly seed: number };
  readonly kept: KeptWork;
}

/** Name of the piece that holds what the named sets moved. */
const MOVED = 'moved';

/** Replays the named sets once more, and looks at all records of the test split. What is kept is not computed again. */
export async function movedByNamed(walked: WalkedRun, { named }: ReplayPlan, { targets, effort: { top, seed }, kept }: MovedParts): Promise<MovedByClass> {
  const before = await kept.find<MovedByClass>(MOVED);
  if (before !== null || named.length === 0) return before ?? new Map();
  const found = new Map<number, readonly MovedRecords[]>();
  for (const classIndex of new Set(targets.map((target) => target.classIndex))) {
    found.set(classIndex, await movedRecords(walked, named.map(({ moving }) => moving), { classIndex, top, seed }));
  }
  await kept.keep(MOVED, found);
  return found;
}

interface SetParts {
  /** Estimates of the target, `[steps * layers]`. */
  readonly effects: Float64Array;
  readonly noise: number;
  readonly moved: readonly MovedRecords[];
  /** Replayed change of the target. */
  readonly change: (places: Places) => number;
}

/** The named sets as one target sees them. */
export function tracedSets(named: readonly PlannedSet[], { effects, noise, moved, change }: SetParts): TracedSet[] {
  const sets = named.map(({ moving, controls }) => ({ estimated: moving.reduce((sum, place) => sum + (effects[place] as number), 0), replayed: change(moving), controls: controls.map(change) }));
  const graded = gradeSets(sets, noise);
  return named.map(({ name, places, moving }, i) => {
    const { estimated, controls } = sets[i] as (typeof sets)[number];
    const found = moving.length === 0 ? NOTHING : (graded[i] as (typeof graded)[number]);
    const control = controls.length === 0 ? null : Math.max(...controls.map(Math.abs));
    return { ...(moved[i] as MovedRecords), decisions: name, count: places.length, neutralised: moving.length, estimated, ...found, controls: controls.length, control, controlEffects: controls };
  });
}

/** Of a set that has nothing to neutralise. */
const NOTHING = { grade: 'UNAVAILABLE', measuredEffect: null, pValue: null } as const;
