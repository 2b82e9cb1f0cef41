import { readSafetensors, writeSafetensors } from './safetensors.js';
/** What is displaced: weights, averages and moments. The rest does not move the weights when scales are given. */
const DISPLACED = /^(params|place|direction)\./;
const MEASURED = /^(params|place)\./;
/** Displacement of a checkpoint from another of the same run and step. */
export function displacementBetween(from, to) {
    const [a, b] = [readSafetensors(from).tensors, readSafetensors(to).tensors];
    const names = Object.keys(a).filter((name) => DISPLACED.test(name));
    const values = Object.fromEntries(names.map((name) => [name, (a[name]?.values ?? new Float32Array()).map((value, i) => (b[name]?.values[i] ?? NaN) - value)]));
    const squares = names.filter((name) => MEASURED.test(name)).map((name) => squareOf(values[name]));
    return { values, norm: Math.sqrt(squares.reduce((sum, square) => sum + square, 0)) };
}
/** A checkpoint displaced by `factor` times a displacement. A moment that is nowhere negative (of squares) stays so. */
export function displaced(base, { values }, factor) {
    const { tensors, metadata } = readSafetensors(base);
    const moved = Object.entries(tensors).map(([name, tensor]) => {
        const by = values[name];
        if (by === undefined)
            return [name, tensor];
        const least = name.startsWith('direction.') && tensor.values.every((value) => value >= 0) ? 0 : -Infinity;
        return [name, { ...tensor, values: tensor.values.map((value, i) => Math.max(least, value + factor * (by[i] ?? 0))) }];
    });
    return writeSafetensors({ metadata, tensors: Object.fromEntries(moved) });
}
function squareOf(values) {
    let sum = 0;
    for (const value of values)
        sum += value * value;
    return sum;
}
//# sourceMappingURL=displacement.js.map