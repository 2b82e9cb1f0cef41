import { createHash } from 'node:crypto';

import type { TraceEffort } from '#libs/contracts';
import { seededRandom } from '#libs/datasets';
import { type AlteredDecision, decisionAt, largestEffects, leadingSteps, type RecordedPath, SET_SHARES, setSize } from '#libs/decision-trace';

import type { NamedSet } from './decisions-named.js';

/** Decisions of a replay, by their places in `[steps * layers]`. */
export type Places = readonly number[];

/** Everything that is replayed for some targets; each replay serves them all. */
export interface ReplayPlan {
  /** One scale each, changed by its last bit: what rounding alone makes. */
  readonly noise: readonly Places[];
  /** Single decisions drawn by lot; one more than asked for where one of `tops` is among them. */
  readonly controls: readonly Places[];
  /** Random sets, by size. */
  readonly sets: readonly (readonly Places[])[];
  /** The largest of each target, in order. */
  readonly tops: readonly (readonly Places[])[];
  /** All decisions. */
  readonly all: Places;
  /** Decisions that have something to neutralise, and an estimate of what that does. */
  readonly movable: Places;
  /** Sets asked for by name. */
  readonly named: readonly PlannedSet[];
}

/** A set asked for by name, and what it is compared with. */
export interface PlannedSet extends NamedSet {
  /** Its decisions that have something to neutralise. */
  readonly moving: Places;
  /** Random sets of as many such decisions; none where it holds nearly all, which is no lot. */
  readonly controls: readonly Places[];
}

/** Replays that change one scale by its last bit. */
const NOISE_REPLAYS = 4;

/**
 * Draws what is replayed: the same lots for all targets, and for the same seed.
 *
 * @param effects estimates of each target, `[steps * layers]`.
 * @param named sets asked for by name.
 */
export function planReplays(effects: readonly Float64Array[], path: RecordedPath, { controls, sets, verify, seed }: TraceEffort, named: readonly NamedSet[] = []): ReplayPlan {
  const random = seededRandom(seed, 6);
  const all = Array.from(path.scales.keys());
  const leading = leadingPlaces(path);
  // a decision whose scale is 1 has nothing to neutralise
  const places = leading.filter((i) => path.scales[i] !== 1 && effects.every((of) => Number.isFinite(of[i])));
  const draw = drawer(places, random.below);
  const tops = effects.map((of) => largestEffects(of, path, verify).map(({ step, layer }) => step * path.layers + layer));
  const single = oneForEach(draw(controls), { tops: tops.flat(), places, below: random.below }).map((place) => [place]);
  const bySize = SET_SHARES.map((): number[][] => []);
  for (let i = 0; i < sets && places.length > 0; i++) {
    const at = i % SET_SHARES.length;
    bySize[at]?.push(draw(setSize(SET_SHARES[at] ?? 0, places.length)));
  }
  return {
    noise: noisePlaces(leading, seed), controls: single, sets: bySize, all, movable: places,
    tops: tops.map((ofTarget) => ofTarget.map((place) => [place])),
    named: planNamed(named, places, { controls, seed }),
  };
}

interface Lot {
  readonly tops: Places;
  readonly places: Places;
  readonly below: (bound: number) => number;
}

/** Where one of the largest was drawn, one more is: none is its own control, and each has as many as were asked for. */
function oneForEach(drawn: Places, { tops, places, below }: Lot): Places {
  const isDrawn = new Set(drawn);
  const others = places.filter((place) => !isDrawn.has(place));
  if (others.length === 0 || !tops.some((place) => isDrawn.has(place))) return drawn;
  return [...drawn, others[below(others.length)] as number];
}

/** Draws by lot, each draw without replacement: of so many distinct places, or all there are. */
function drawer(places: Places, below: (bound: number) => number): (count: number) => number[] {
  const lot = [...places];
  return (count) => {
    const drawn = Math.min(count, lot.length);
    for (let i = 0; i < drawn; i++) {
      const j = i + below(lot.length - i);
      [lot[i], lot[j]] = [lot[j] as number, lot[i] as number];
    }
    return lot.slice(0, drawn);
  };
}

/** Of a set that holds more than this share of the decisions a random one of its size would be much the same. */
const MOST_OF_ALL = 0.9;

function planNamed(named: readonly NamedSet[], movable: readonly number[], { controls, seed }: Pick<TraceEffort, 'controls' | 'seed'>): PlannedSet[] {
  const random = seededRandom(seed, 14);
  const isMovable = new Set(movable);
  const draw = drawer(movable, random.below);
  return named.map(({ name, places }) => {
    const moving = places.filter((place) => isMovable.has(place));
    const isLot = moving.length > 0 && moving.length <= MOST_OF_ALL * movable.length;
    return { name, places, moving, controls: Array.from({ length: isLot ? controls : 0 }, () => draw(moving.length)) };
  });
}

function noisePlaces(leading: readonly number[], seed: number): number[][] {
  const random = seededRandom(seed, 5);
  return Array.from({ length: NOISE_REPLAYS }, () => [leading[random.below(leading.length)] as number]);
}

/** Decisions that led to the end of the run: those that a rollback left have moved nothing. */
function leadingPlaces(path: RecordedPath): number[] {
  const leads = leadingSteps(path);
  return Array.from(path.scales.keys()).filter((i) => leads[Math.floor(i / path.layers)] === 1);
}

/** Decisions neutralised. */
export function neutralised(places: Places, path: RecordedPath): AlteredDecision[] {
  return places.map((place) => decisionAt(path, place, 1));
}

/** Decisions with scales moved a share of their way to 1; away from it by a negative one. */
export function movedTowards(places: Places, path: RecordedPath, share: number): AlteredDecision[] {
  return places.map((place) => decisionAt(path, place, (path.scales[place] as number) + share * (1 - (path.scales[place] as number))));
}

/** Decisions with scales changed by their last bit. */
export function nudged(places: Places, path: RecordedPath): AlteredDecision[] {
  return places.map((place) => decisionAt(path, place, (path.scales[place] as number) * (1 + 2 ** -23)));
}

/** Name of a replay: the same alterations have the same one. */
export function replayKey(altered: readonly AlteredDecision[]): string {
  return createHash('sha256').update(JSON.stringify(altered.map(({ step, layer, scale }) => [step, layer, scale]))).digest('hex').slice(0, 32);
}
