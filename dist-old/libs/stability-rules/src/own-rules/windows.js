/** One ring per series, as long as its longest window: windows of the same series share it. */
export function ringLayout(windows) {
    const sizes = new Map();
    for (const { measure, steps, offset } of windows)
        sizes.set(measure, Math.max(sizes.get(measure) ?? 0, steps + offset));
    let place = 1;
    const ring = (measure, size) => {
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
export function ringValues(memory, { place, size }) {
    return new Float32Array(memory.buffer, memory.byteOffset + 8 * place, size);
}
/** A ring's step numbers, as a view of the memory. */
export function ringSteps(memory, { place, size }) {
    return new Int32Array(memory.buffer, memory.byteOffset + 8 * place, size);
}
/**
 * What a full window tells. NaN where it holds no finite value. `std` is that of the population; `quantile` interpolates
 * between neighbours; `delta` is the newest minus the oldest value, finite or not; `slope` is that of least squares. Unit:
 * that of the series, for slopes that per step.
 */
export function windowReader(window, rings) {
    const { fn, steps, offset } = window;
    const { values } = rings;
    if (fn === 'quantile')
        return quantileReader(window, values);
    if (fn === 'slope')
        return (seen) => slopeOf(window, rings, seen);
    if (fn === 'delta')
        return (seen) => (values[(seen - 1 - offset) % values.length] ?? NaN) - (values[(seen - offset - steps) % values.length] ?? NaN);
    const finite = new Float64Array(steps);
    return (seen) => {
        const count = finiteOf(values, { from: seen - offset - steps, steps }, finite);
        if (fn === 'nonFinite')
            return steps - count;
        return count === 0 ? NaN : TELL[fn](finite, count);
    };
}
/** Copies the finite values of `steps` rows from row `from` on, oldest first. @returns how many they are. */
function finiteOf(values, { from, steps }, into) {
    let place = from % values.length;
    let count = 0;
    for (let row = 0; row < steps; row++) {
        const value = values[place] ?? NaN;
        // an infinity minus itself is NaN: twice as fast as Number.isFinite here
        if (value - value === 0)
            into[count++] = value;
        place += 1;
        if (place === values.length)
            place = 0;
    }
    return count;
}
const TELL = {
    mean: meanOf,
    min: (finite, count) => {
        let least = Infinity;
        for (let i = 0; i < count; i++)
            least = Math.min(least, finite[i] ?? NaN);
        return least;
    },
    max: (finite, count) => {
        let most = -Infinity;
        for (let i = 0; i < count; i++)
            most = Math.max(most, finite[i] ?? NaN);
        return most;
    },
    std: (finite, count) => {
        const mean = meanOf(finite, count);
        let sum = 0;
        for (let i = 0; i < count; i++)
            sum += ((finite[i] ?? NaN) - mean) ** 2;
        return Math.sqrt(sum / count);
    },
};
function meanOf(values, count) {
    let sum = 0;
    for (let i = 0; i < count; i++)
        sum += values[i] ?? NaN;
    return sum / count;
}
/**
 * Keeps the finite values of the window sorted from one row to the next: one leaves, one comes. The order is made anew from
 * the ring when the reader is: the same values, so the same answer, however the steps are split.
 */
function quantileReader({ steps, offset, q = 0 }, values) {
    const sorted = new Float64Array(steps);
    let [count, left] = [-1, NaN];
    const at = (row) => values[row % values.length] ?? NaN;
    return (seen) => {
        const newest = seen - 1 - offset;
        if (count < 0) {
            count = finiteOf(values, { from: newest - steps + 1, steps }, sorted);
            sorted.subarray(0, count).sort();
        }
        else
            count = replace(sorted, count, { leaves: left, comes: at(newest) });
        left = at(newest - steps + 1); // the next row takes its place in the ring
        return quantileOf(sorted, count, q);
    };
}
/** Takes one value out of `count` sorted ones and another in; non-finite ones are not among them. @returns how many there are then. */
function replace(sorted, count, { leaves, comes }) {
    let n = count;
    if (Number.isFinite(leaves)) {
        sorted.copyWithin(lowerBound(sorted, n, leaves), lowerBound(sorted, n, leaves) + 1, n);
        n -= 1;
    }
    if (Number.isFinite(comes)) {
        const place = lowerBound(sorted, n, comes);
        sorted.copyWithin(place + 1, place, n);
        sorted[place] = comes;
        n += 1;
    }
    return n;
}
/** The first place whose value is not below. −0 and 0 are the same. */
function lowerBound(sorted, count, value) {
    let [low, high] = [0, count];
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((sorted[middle] ?? NaN) < value)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
function quantileOf(sorted, count, q) {
    const place = q * (count - 1);
    const low = Math.floor(place);
    if (count === 0)
        return NaN;
    const value = sorted[low] ?? NaN;
    const next = low + 1 < count ? (sorted[low + 1] ?? value) : value;
    return value + (place - low) * (next - value) + 0; // which of 0 and −0 came first must not show
}
/** Around the present step, so that large step numbers cost no precision. */
function slopeOf({ steps: length, offset }, { values, steps }, seen) {
    const stepAt = (row) => steps?.[row % steps.length] ?? NaN;
    const now = stepAt(seen - 1);
    let [n, sumX, sumY, sumXX, sumXY] = [0, 0, 0, 0, 0];
    for (let row = seen - offset - length; row < seen - offset; row++) {
        const [x, y] = [stepAt(row) - now, values[row % values.length] ?? NaN];
        if (y - y !== 0)
            continue;
        n += 1;
        sumX += x;
        sumY += y;
        sumXX += x * x;
        sumXY += x * y;
    }
    const spread = n * sumXX - sumX * sumX;
    return spread > 0 ? (n * sumXY - sumX * sumY) / spread : NaN;
}
//# sourceMappingURL=windows.js.map