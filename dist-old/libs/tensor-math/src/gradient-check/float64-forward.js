import { gelu64, get, layerNorm64, sum } from './float64-oracles.js';
/** Each value by itself. */
export function each(f) {
    return ({ shape, values }) => ({ shape, values: values.map((value) => f(value)) });
}
/** `op(A)·op(B)`, of every pair where both hold many. */
export function product64({ aT = false, bT = false } = {}) {
    return (a, b) => {
        const [m = 0, k = 0] = sides(a, aT);
        const [, n = 0] = sides(b, bT);
        const many = a.values.length / (m * k);
        const values = Array.from({ length: many * m * n }, (_, at) => {
            const [which, row, column] = [Math.floor(at / (m * n)), Math.floor(at / n) % m, at % n];
            const left = (i) => get(a.values, which * m * k + (aT ? i * m + row : row * k + i));
            const right = (i) => get(b.values, which * k * n + (bT ? column * k + i : i * n + column));
            return sum(Array.from({ length: k }, (__, i) => left(i) * right(i)));
        });
        return { shape: [...a.shape.slice(0, -2), m, n], values };
    };
}
function sides({ shape }, turned) {
    const last = shape.slice(-2);
    return turned ? last.toReversed() : last;
}
/** Adds a vector to every row of the last axis. */
export function plus64(x, bias) {
    return { shape: x.shape, values: x.values.map((value, at) => value + get(bias.values, at % bias.values.length)) };
}
/** Layer norm with gain and offset over the last axis. */
export function norm64(x, gain, offset) {
    const width = gain.values.length;
    const values = layerNorm64(x.values, width).map((value, at) => value * get(gain.values, at % width) + get(offset.values, at % width));
    return { shape: x.shape, values };
}
/** Output size and leading padding of one side, as TensorFlow counts them. */
function side(input, size, { stride, pad }) {
    if (pad === 'valid')
        return { out: Math.ceil((input - size + 1) / stride), before: 0 };
    if (typeof pad === 'number')
        return { out: Math.floor((input - size + 2 * pad) / stride) + 1, before: pad };
    const out = Math.ceil(input / stride);
    return { out, before: Math.floor(Math.max(0, (out - 1) * stride + size - input) / 2) };
}
/** Calls `visit` for every output pixel with the input pixels that its window of `[h, w]` covers. */
function windows(x, size, window, visit) {
    const [count, height, width] = x.shape;
    const [down, across] = [side(height, size[0], window), side(width, size[1], window)];
    const places = Array.from({ length: size[0] * size[1] }, (_, place) => place);
    const inside = (y, z) => y >= 0 && y < height && z >= 0 && z < width;
    const outputs = Array.from({ length: count * down.out * across.out }, (_, at) => {
        const [image, row, column] = [Math.floor(at / (down.out * across.out)), Math.floor(at / across.out) % down.out, at % across.out];
        const covered = places.flatMap((place) => {
            const y = row * window.stride - down.before + Math.floor(place / size[1]);
            const z = column * window.stride - across.before + (place % size[1]);
            return inside(y, z) ? [[(image * height + y) * width + z, place]] : [];
        });
        return visit(covered);
    });
    return { shape: [count, down.out, across.out, outputs[0]?.length ?? 0], values: outputs.flat() };
}
/** Convolution of `[images, h, w, in]` with `[h, w, in, out]`. */
export function conv64(window) {
    return (x, w) => {
        const [h = 0, v = 0, inputs = 0, outputs = 0] = w.shape;
        return windows(x, [h, v], window, (covered) => Array.from({ length: outputs }, (_, out) => {
            let total = 0;
            for (const [pixel, k] of covered)
                for (let c = 0; c < inputs; c++)
                    total += get(x.values, pixel * inputs + c) * get(w.values, (k * inputs + c) * outputs + out);
            return total;
        }));
    };
}
/** Largest of each window, channel by channel. */
export function pool64(size, window) {
    return ofWindows(size, window, (values) => Math.max(...values));
}
/** Mean of each window, channel by channel, over the places inside the image. */
export function average64(size, window) {
    return ofWindows(size, window, (values) => sum(values) / values.length);
}
function ofWindows(size, window, take) {
    return (x) => {
        const channels = x.shape[3] ?? 0;
        return windows(x, [size, size], window, (covered) => Array.from({ length: channels }, (_, c) => take(covered.map(([pixel]) => get(x.values, pixel * channels + c)))));
    };
}
/** Squares of the rows that are named. */
export function gatherSquares64(rows) {
    return ({ shape: [, width = 0], values }) => ({ shape: [rows.length, width], values: rows.flatMap((row) => values.slice(row * width, (row + 1) * width).map((v) => v * v)) });
}
/** x/2·(1 + erf(x/√2)), each by itself. */
export const eachGelu = each(gelu64);
//# sourceMappingURL=float64-forward.js.map