/** Layers of the oracle's net in one flat list: dense1 (kernel, bias), head (kernel, bias). */
export function layerRanges({ inputs, hidden, classes }) {
    const first = inputs * hidden + hidden;
    return [
        [0, first],
        [first, first + hidden * classes + classes],
    ];
}
/** Mean cross entropy and its gradient, by backpropagation on paper. */
export function oracleGradient(net, w, batch) {
    const { inputs: n, hidden: h, classes: c } = net;
    const [w1, b1, w2, b2] = [0, n * h, n * h + h, n * h + h + h * c];
    const gradient = w.map(() => 0);
    const at = (i) => w[i];
    const count = batch.labels.length;
    let loss = 0;
    for (let row = 0; row < count; row++) {
        const x = Array.from(batch.features.subarray(row * n, (row + 1) * n));
        const a = Array.from({ length: h }, (_, j) => Math.tanh(x.reduce((s, xi, i) => s + xi * at(w1 + i * h + j), at(b1 + j))));
        const logits = Array.from({ length: c }, (_, k) => a.reduce((s, aj, j) => s + aj * at(w2 + j * c + k), at(b2 + k)));
        const powers = logits.map((z) => Math.exp(z - Math.max(...logits)));
        const total = powers.reduce((s, p) => s + p, 0);
        const label = batch.labels[row];
        loss -= Math.log(powers[label] / total) / count;
        const dLogits = powers.map((p, k) => (p / total - (k === label ? 1 : 0)) / count);
        const dA = a.map((aj, j) => (1 - aj * aj) * dLogits.reduce((s, d, k) => s + d * at(w2 + j * c + k), 0));
        dLogits.forEach((d, k) => {
            add(gradient, b2 + k, d);
            a.forEach((aj, j) => {
                add(gradient, w2 + j * c + k, aj * d);
            });
        });
        dA.forEach((d, j) => {
            add(gradient, b1 + j, d);
            x.forEach((xi, i) => {
                add(gradient, w1 + i * h + j, xi * d);
            });
        });
    }
    return { loss, gradient };
}
function add(list, i, value) {
    list[i] = list[i] + value;
}
//# sourceMappingURL=float64-oracle.js.map