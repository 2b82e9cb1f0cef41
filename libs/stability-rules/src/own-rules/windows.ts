import type { WindowDefinition } from './definition.js';

/** The numbers of one series that windows look at: a ring of float32, the precision they are recorded in. */
export interface Ring {
  readonly measure: string;
  readonly size: number;
  /** Where it begins in the rule's memory. Unit: float64 numbers. */
  readonly place: number;
}

/** Where a rule with windows keeps what. Place 0 counts the rows taken in. */
export interface RingLayout {
  readonly rings: readonly Ring[];
  /** Step numbers, for slopes; null where no window needs them. */
  readonly steps: Ring | null;
  /** Rows before every window is full. */
  readonly warmUp: number;
  /** Numbers of memory per series. */
  readonly memorySize: number;
}

/** One ring per series, as long as its longest window: windows of the same series share it. */
export function ringLayout(windows: readonly WindowDefinition[]): RingLayout {
  const sizes = new Map<string, number>();
  for (const { measure, steps, offset } of windows) sizes.set(measure, Math.max(sizes.get(measure) ?? 0, steps + offset));
  let place = 1;
  const ring = (measure: string, size: number): Ring => {
    const made = { measure, size, place };
    place += Math.ceil(size / 2); // two float32 to a number of memory
    return made;
  };
  const rings = [...sizes].map(([measure, size]) => ring(measure, size));
  const slopes = windows.filter(({ fn }) => fn === 'slope').map(({ steps, offset }) => steps + offset);
  const steps = slopes.length === 0 ? null : ring('step', Math.max(...slopes));
  return { rings, steps, warmUp: Math.max(0, ...sizes.values()), memorySize: windows.length === 0 ? 0 : place };
}

/** A ring's float32 numbers, as a view of the memory. */
export function ringValues(memory: Float64Array, { place, size }: Ring): Float32Array {
  return new Float32Array(memory.buffer, memory.byteOffset + 8 * place, size);
}

/** A ring's step numbers, as a view of the memory. */
export function ringSteps(memory: Float64Array, { place, size }: Ring): Int32Array {
  return new Int32Array(memory.buffer, memory.byteOffset + 8 * place, size);
}

/** What a window is computed from. */
export interface WindowInput {
  readonly values: Float32Array;
  /** Only where the window is a slope. */
  readonly steps: Int32Array | null;
  /** Rows taken in, the present one among them. */
  readonly seen: number;
}

/**
 * What a full window tells. NaN where it holds no finite value. `std` is that of the population; `quantile` interpolates
 * between neighbours; `delta` is the newest minus the oldest value, finite or not; `slope` is that of least squares. Unit:
 * that of the series, for slopes that per step.
 */
export function windowValue(window: WindowDefinition, input: WindowInput): number {
  const { fn, steps, offset, q = 0 } = window;
  const at = (back: number): number => input.values[(input.seen - 1 - offset - back) % input.values.length] ?? NaN;
  if (fn === 'delta') return at(0) - at(steps - 1);
  const finite = scratchOf(steps);
  let count = 0;
  for (let back = steps - 1; back >= 0; back--) {
    const value = at(back);
    if (Number.isFinite(value)) finite[count++] = value;
  }
  if (fn === 'nonFinite') return steps - count;
  if (fn === 'slope') return slopeOf(window, input);
  return count === 0 ? NaN : TELL[fn](finite.subarray(0, count), q);
}

type Telling = Exclude<WindowDefinition['fn'], 'delta' | 'nonFinite' | 'slope'>;

const TELL: Readonly<Record<Telling, (finite: Float64Array, q: number) => number>> = {
  mean: meanOf,
  min: (finite) => finite.reduce((least, value) => Math.min(least, value)),
  max: (finite) => finite.reduce((most, value) => Math.max(most, value)),
  std: (finite) => {
    const mean = meanOf(finite);
    return Math.sqrt(finite.reduce((sum, value) => sum + (value - mean) ** 2, 0) / finite.length);
  },
  quantile: (finite, q) => {
    finite.sort();
    const place = q * (finite.length - 1);
    const low = Math.floor(place);
    const value = finite[low] ?? NaN;
    return value + (place - low) * ((finite[low + 1] ?? value) - value);
  },
};

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Around the present step, so that large step numbers cost no precision. */
function slopeOf({ steps: length, offset }: WindowDefinition, { values, steps, seen }: WindowInput): number {
  let [n, sumX, sumY, sumXX, sumXY] = [0, 0, 0, 0, 0];
  const stepAt = (row: number): number => steps?.[row % steps.length] ?? NaN;
  const now = stepAt(seen - 1);
  for (let row = seen - offset - length; row < seen - offset; row++) {
    const [x, y] = [stepAt(row) - now, values[row % values.length] ?? NaN];
    if (!Number.isFinite(y)) continue;
    [n, sumX, sumY, sumXX, sumXY] = [n + 1, sumX + x, sumY + y, sumXX + x * x, sumXY + x * y];
  }
  const spread = n * sumXX - sumX * sumX;
  return spread > 0 ? (n * sumXY - sumX * sumY) / spread : NaN;
}

let scratch = new Float64Array(64);

/** Room that is used again: a window must not allocate at every step. */
function scratchOf(length: number): Float64Array {
  if (scratch.length < length) scratch = new Float64Array(2 * length);
  return scratch;
}
