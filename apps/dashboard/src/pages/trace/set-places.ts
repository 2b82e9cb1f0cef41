import { decodeFloats } from '../../graphql/packed.js';
import type { TracedSet } from './set-words.js';

/** Where things stand on the line of one set: effects on the target, 0 = the target as it is. */
export interface SetPlaces {
  readonly least: number;
  readonly most: number;
  /** Effect of the set; null where nothing could be measured. */
  readonly effect: number | null;
  /** Effects of random sets that are not finite are not on the line. */
  readonly dots: readonly { readonly at: number; readonly row: number }[];
  /** Most dots that stand on one another. */
  readonly rows: number;
  /** Largest |effect| of the random sets; null without them. Alone where each was not kept. */
  readonly chance: number | null;
}

/** Dots that would cover each other stand on one another; so many places along the line. */
const BINS = 72;

/** What the picture of a set shows: its effect beside that of each random set. */
export function setPlaces({ measuredEffect, control, controlEffects }: TracedSet): SetPlaces {
  const effects = controlEffects ? [...decodeFloats(controlEffects)].filter(Number.isFinite) : [];
  const [effect, chance] = [finite(measuredEffect?.value), finite(control?.value)];
  const ends = [0, ...effects, ...(effect === null ? [] : [effect]), ...(chance === null ? [] : [chance, -chance])];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const room = (high - low) * 0.06 || 1;
  const [least, most] = [low - room, high + room];
  const stacked = new Map<number, number>();
  const dots = effects.map((each) => {
    const bin = Math.round(placeOn([least, most], each) * BINS);
    const row = stacked.get(bin) ?? 0;
    stacked.set(bin, row + 1);
    return { at: each, row };
  });
  return { least, most, effect, chance, dots, rows: Math.max(1, ...stacked.values()) };
}

/** Place of a value on a line, 0 to 1. */
export function placeOn([least, most]: readonly [number, number], value: number): number {
  return (value - least) / (most - least);
}

function finite(value: number | null | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
