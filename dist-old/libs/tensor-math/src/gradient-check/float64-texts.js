import { dot64, get, sum } from './float64-oracles.js';
/** Softmax of each row of the last axis; what is not seen has no share. Rows lie by text, head, token in `rows`. */
export function softmax64(x, isSeen = () => true) {
    const width = x.shape.at(-1) ?? 0;
    return { shape: x.shape, values: rowsOf(x.values, width).flatMap((row, r) => shares(row, (at) => isSeen(r, at))) };
}
/** Attention of several heads within each text: `[…, texts, tokens, width]` as queries, keys and values. */
export function attend64(heads, sees) {
    return (q, k, v) => {
        const [tokens = 0, width = 0] = q.shape.slice(-2);
        const size = width / heads;
        const values = q.values.map((_, at) => {
            const [text, token, column] = [Math.floor(at / (tokens * width)), Math.floor(at / width) % tokens, at % width];
            const first = Math.floor(column / size) * size;
            const part = (x, other) => x.values.slice((text * tokens + other) * width + first, (text * tokens + other) * width + first + size);
            const others = Array.from({ length: tokens }, (__, other) => other);
            const scores = others.map((other) => dot64(part(q, token), part(k, other)) / Math.sqrt(size));
            return dot64(shares(scores, (other) => sees(text, token, other)), others.map((other) => get(v.values, (text * tokens + other) * width + column)));
        });
        return { shape: q.shape, values };
    };
}
function shares(scores, isSeen) {
    const largest = Math.max(...scores.filter((_, at) => isSeen(at)));
    const powers = scores.map((score, at) => (isSeen(at) ? Math.exp(score - largest) : 0));
    return powers.map((power) => power / sum(powers));
}
function rowsOf(values, width) {
    return Array.from({ length: values.length / width }, (_, row) => values.slice(row * width, (row + 1) * width));
}
//# sourceMappingURL=float64-texts.js.map