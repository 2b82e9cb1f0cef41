/** Names of the streams, so that one seed gives independent numbers for each purpose. */
export const STREAMS = { split: 1, batches: 2, generatedCredit: 3 };
const TWO_32 = 0x1_0000_0000;
/**
 * xoshiro128**, its 128 bits of state filled by folding the seeds through the splitmix32 finaliser.
 *
 * Every seed is an integer from 0 to 2⁵³ − 1; both halves count.
 *
 * @throws RangeError when a seed is not such an integer.
 * @see Blackman, Vigna: Scrambled linear pseudorandom number generators, arXiv:1805.01407
 */
export function seededRandom(...seeds) {
    const state = Uint32Array.of(foldSeeds(seeds, 0), foldSeeds(seeds, 1), foldSeeds(seeds, 2), foldSeeds(seeds, 3));
    if (state.every((word) => word === 0))
        state[0] = 1; // the one state that xoshiro never leaves
    return fromState(state);
}
/** The generator over a given state of four words, which it advances in place. */
export function fromState(state) {
    const bits = () => nextBits(state);
    const unit = () => bits() / TWO_32;
    return { bits, unit, below: (bound) => below(bits, bound), normal: () => normal(unit) };
}
function nextBits(state) {
    // by index: taken apart as an iterable it costs twice as much
    const [s0, s1, s2, s3] = [state[0], state[1], state[2], state[3]];
    const result = Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9) >>> 0;
    const third = s2 ^ s0;
    const fourth = s3 ^ s1;
    state[0] = s0 ^ fourth;
    state[1] = s1 ^ third;
    state[2] = third ^ (s1 << 9);
    state[3] = rotateLeft(fourth, 11);
    return result;
}
function below(bits, bound) {
    if (!Number.isInteger(bound) || bound < 1 || bound > TWO_32) {
        throw new RangeError(`bound must be an integer from 1 to 2^32, got ${bound}`);
    }
    let drawn = bits();
    // what is below the first term is below the second, whose remainder costs more than the draw
    while (drawn >= TWO_32 - bound && drawn >= TWO_32 - (TWO_32 % bound))
        drawn = bits();
    return drawn % bound;
}
function normal(unit) {
    const radius = Math.sqrt(-2 * Math.log(1 - unit())); // 1 − u is never 0
    return radius * Math.cos(2 * Math.PI * unit());
}
function foldSeeds(seeds, word) {
    let hash = mix32(word + 1);
    for (const seed of seeds) {
        if (!Number.isSafeInteger(seed) || seed < 0)
            throw new RangeError(`seed must be an integer >= 0, got ${seed}`);
        hash = mix32(mix32(hash ^ (seed >>> 0)) ^ Math.floor(seed / TWO_32));
    }
    return hash;
}
/** splitmix32: the golden-ratio step, then two multiply-and-shift rounds. */
function mix32(value) {
    let z = (value + 0x9e3779b9) | 0;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
}
function rotateLeft(value, count) {
    return (value << count) | (value >>> (32 - count));
}
//# sourceMappingURL=seeded-random.js.map