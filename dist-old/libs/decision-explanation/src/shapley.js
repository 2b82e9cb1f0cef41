/** More players than this are too many subsets. */
const MOST_PLAYERS = 16;
/**
 * Exact Shapley values by enumeration: φ_i = Σ_S |S|!(n−|S|−1)!/n! · (v(S ∪ i) − v(S)) over all subsets S without i.
 *
 * Efficient: Σ φ = v(all) − v(none). Cost: 2ⁿ evaluations.
 *
 * @param value of a coalition, given as bits.
 * @throws RangeError for more than 16 players.
 * @see Shapley, A value for n-person games, 1953
 */
export function shapleyValues(players, value) {
    if (!(players >= 0 && players <= MOST_PLAYERS))
        throw new RangeError(`players must be from 0 to ${MOST_PLAYERS}, got ${players}`);
    const values = Float64Array.from({ length: 2 ** players }, (_, coalition) => value(coalition));
    const weights = weightsOf(players);
    return Array.from({ length: players }, (_, player) => {
        const bit = 1 << player;
        let sum = 0;
        for (let coalition = 0; coalition < values.length; coalition++) {
            if ((coalition & bit) !== 0)
                continue;
            sum += (weights[sizeOf(coalition)] ?? 0) * ((values[coalition | bit] ?? NaN) - (values[coalition] ?? NaN));
        }
        return sum;
    });
}
/** s!(n−s−1)!/n! = 1/(n · C(n−1, s)) by size s. */
function weightsOf(players) {
    const weights = [];
    let binomial = 1;
    for (let size = 0; size < players; size++) {
        weights.push(1 / (players * binomial));
        binomial = (binomial * (players - 1 - size)) / (size + 1);
    }
    return weights;
}
function sizeOf(coalition) {
    let size = 0;
    for (let rest = coalition; rest !== 0; rest &= rest - 1)
        size++;
    return size;
}
//# sourceMappingURL=shapley.js.map