import { DIVERGING, SEQUENTIAL, type Ramp, type Theme } from './colour-ramps.js';

/** Which value of a cell stands for it: the one a person must not miss. */
export type Extreme = 'farthest-from-one' | 'farthest-from-zero' | 'highest' | 'lowest';

/** How a measure is coloured. */
export interface MeasureStyle {
  /**
   * `log-diverging` is centred on 1, `diverging` runs from -1 to 1 centred on 0, `log` is for positive values. `signed-log` is
   * centred on 0 and logarithmic to both sides, for values of either sign whose sizes differ by orders of magnitude.
   */
  readonly kind: 'log-diverging' | 'diverging' | 'log' | 'signed-log';
  readonly extreme: Extreme;
}

/** The values at the two ends of the ramp. */
export interface Domain {
  readonly low: number;
  readonly high: number;
}

/**
 * How far out a value lies in the sense of `extreme`; larger = more so. NaN and infinities come before all.
 * For `farthest-from-one` this is max(v, 1/v): the distance from 1 in log scale without a logarithm.
 */
export function extremeness(value: number, extreme: Extreme): number {
  return EXTREMENESS[extreme](value);
}

/** The same as a function of the value alone, for loops over many. */
export function extremenessOf(extreme: Extreme): (value: number) => number {
  return EXTREMENESS[extreme];
}

const EXTREMENESS: Readonly<Record<Extreme, (value: number) => number>> = {
  highest: (value) => (Number.isFinite(value) ? value : Infinity),
  lowest: (value) => (Number.isFinite(value) ? -value : Infinity),
  'farthest-from-zero': (value) => (Number.isFinite(value) ? Math.abs(value) : Infinity),
  'farthest-from-one': (value) => (Number.isFinite(value) ? (value > 1 ? value : value > 0 ? 1 / value : Number.MAX_VALUE) : Infinity),
};

/** The value that stands for a cell with this minimum and maximum. */
export function mostExtreme(min: number, max: number, extreme: Extreme): number {
  return extremeness(min, extreme) > extremeness(max, extreme) ? min : max;
}

/**
 * The domain of a set of values: all of them (`full`), or their 1st to 99th percentile (`typical`).
 * A diverging domain is symmetrical about its centre and reaches at least 1.05 times away from it.
 */
export function domainOf(values: Float32Array, style: MeasureStyle, range: 'full' | 'typical'): Domain {
  if (style.kind === 'diverging') return { low: -1, high: 1 };
  return style.kind === 'signed-log' ? aroundZero(values, range) : ofPositive(values, style, range);
}

function ofPositive(values: Float32Array, style: MeasureStyle, range: 'full' | 'typical'): Domain {
  const finite = values.filter((v) => Number.isFinite(v) && v > 0).sort();
  if (finite.length === 0) return style.kind === 'log' ? { low: 0.1, high: 1 } : { low: 0.5, high: 2 };
  const cut = range === 'full' ? 0 : Math.floor((finite.length - 1) / 100);
  const low = finite[cut] ?? 1;
  const high = finite[finite.length - 1 - cut] ?? 1;
  return style.kind === 'log' ? widened(low, high) : centred(low, high);
}

function aroundZero(values: Float32Array, range: 'full' | 'typical'): Domain {
  const sizes = values.map(Math.abs).filter((v) => Number.isFinite(v) && v > 0).sort();
  const cut = range === 'full' ? 0 : Math.floor((sizes.length - 1) / 100);
  const high = sizes[sizes.length - 1 - cut] ?? 1;
  return { low: -high, high };
}

function widened(low: number, high: number): Domain {
  return low < high ? { low, high } : { low: low / 1.1, high: high * 1.1 };
}

function centred(low: number, high: number): Domain {
  const reach = Math.max(1.05, high, 1 / low);
  return { low: 1 / reach, high: reach };
}

/** A `signed-log` scale is about linear below so many times less than its end, logarithmic above. */
const KNEE = 100;

/** Place of a value on the ramp, 0 to 1; values beyond the domain take the end. Values ≤ 0 take the low end of a log scale. */
export function placeOf(value: number, style: MeasureStyle, domain: Domain): number {
  return placesOn(style, domain)(value);
}

/** The same as a function of the value alone, for loops over many. */
export function placesOn({ kind }: MeasureStyle, { low, high }: Domain): (value: number) => number {
  if (kind === 'diverging') return (value) => clamp01((value - low) / (high - low));
  if (kind === 'signed-log') return (value) => clamp01(0.5 + (Math.sign(value) * Math.log1p((KNEE * Math.abs(value)) / high)) / (2 * Math.log1p(KNEE)));
  const span = Math.log(high / low);
  return (value) => (value <= 0 ? 0 : clamp01(Math.log(value / low) / span));
}

/** The value at a place of the ramp: the inverse of {@link placeOf}. */
export function valueAt(place: number, style: MeasureStyle, domain: Domain): number {
  if (style.kind === 'diverging') return domain.low + place * (domain.high - domain.low);
  if (style.kind === 'signed-log') return (Math.sign(place - 0.5) * domain.high * Math.expm1(Math.abs(2 * place - 1) * Math.log1p(KNEE))) / KNEE;
  return domain.low * (domain.high / domain.low) ** place;
}

function clamp01(value: number): number {
  return Math.min(1, Math.max(0, value));
}

/** The ramp of a measure on a light or dark page. */
export function rampFor(style: MeasureStyle, theme: Theme): Ramp {
  return style.kind === 'log' ? SEQUENTIAL : DIVERGING[theme];
}
