/**
 * Minimum, maximum and mean of the finite values, and the number of NaN and infinite ones. The mean is the sum in order,
 * in double precision, over their number; it is rounded to float32 where it is stored.
 */
export function aggregate(values) {
    let min = Infinity;
    let max = -Infinity;
    let sum = 0;
    let finite = 0;
    for (let i = 0; i < values.length; i++) {
        const value = values[i] ?? NaN;
        // only NaN and the infinities give NaN here: cheaper than a call of isFinite for each value
        if (value - value !== 0)
            continue;
        if (value < min)
            min = value;
        if (value > max)
            max = value;
        sum += value;
        finite += 1;
    }
    const nonFinite = values.length - finite;
    return finite === 0 ? { min: null, max: null, avg: null, nonFinite } : { min, max, avg: sum / finite, nonFinite };
}
//# sourceMappingURL=aggregate.js.map