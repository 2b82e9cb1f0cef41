/** The numbers 0 … count − 1 in a random order (Fisher–Yates), each order equally likely. */
export function permutation(count, random) {
    const order = Int32Array.from({ length: count }, (_, index) => index);
    for (let last = count - 1; last > 0; last -= 1) {
        const other = random.below(last + 1);
        const held = order[last] ?? 0;
        order[last] = order[other] ?? 0;
        order[other] = held;
    }
    return order;
}
//# sourceMappingURL=permutation.js.map