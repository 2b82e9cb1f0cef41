import { calc } from './pass-program.js';
/** Float32 of these bits: bounds as the C library writes them. */
function ofBits(bits) {
    return calc.number(new Float32Array(Uint32Array.of(bits).buffer)[0]);
}
const { add, subtract, multiply, divide, number, magnitude, negative, truncate, isGreater, isLess, select, signed, powerOfTwo } = calc;
/** ln 2 in two parts, of which the first times a small whole number is exact; 1/ln 2; coefficients of expm1. */
const [LN2_HIGH, LN2_LOW, PER_LN2, Q1, Q2] = [6.9313812256e-1, 9.0580006145e-6, 1.4426950216, -3.3333212137e-2, 1.5807170421e-3].map(number);
const [MINUS_ONE, ZERO, HALF, ONE, TWO, THREE, SIX] = [-1, 0, 0.5, 1, 2, 3, 6].map(number);
/** |x| from which tanh is 1; above ln(3)/2, above ln(5/3)/2. */
const [ONE_FROM, ABOVE_BIG, ABOVE_MIDDLE] = [number(10), ofBits(0x3f0c9f54), ofBits(0x3e82c578)];
/** ln(2)/2 and 3 ln(2)/2: below them expm1 takes k = 0 and |k| = 1. */
const [HALF_LN2, MORE_LN2] = [ofBits(0x3eb17218), ofBits(0x3f851592)];
/** From here on expm1 adds 1 last. */
const LARGE_K = number(22);
/** What is computed on the way, in this order. */
const TERMS = ['a', 'isMiddle', 'isBig', 'twice', 'z', 'k', 'high', 'low', 'r', 'lost', 'half', 'square', 'r1', 't', 'e', 'error', 'power', 'inverse', 'm', 'q'];
const FORMULAS = {
    a: (_, x) => magnitude(x),
    isMiddle: ({ a }) => isGreater(a, ABOVE_MIDDLE),
    isBig: ({ a }) => isGreater(a, ABOVE_BIG),
    twice: ({ a }) => multiply(TWO, a),
    z: ({ isMiddle, twice }) => select(isMiddle, twice, negative(twice)),
    k: ({ isMiddle, twice, z }) => select(isGreater(twice, HALF_LN2), select(isLess(twice, MORE_LN2), select(isMiddle, ONE, MINUS_ONE), truncate(add(multiply(PER_LN2, z), HALF))), ZERO),
    high: ({ z, k }) => subtract(z, multiply(k, LN2_HIGH)),
    low: ({ k }) => multiply(k, LN2_LOW),
    r: ({ high, low }) => subtract(high, low),
    lost: ({ high, low, r }) => subtract(subtract(high, r), low),
    half: ({ r }) => multiply(HALF, r),
    square: ({ r, half }) => multiply(r, half),
    r1: ({ square }) => add(ONE, multiply(square, add(Q1, multiply(square, Q2)))),
    t: ({ r1, half }) => subtract(THREE, multiply(r1, half)),
    e: ({ square, r1, t, r }) => multiply(square, divide(subtract(r1, t), subtract(SIX, multiply(r, t)))),
    error: ({ r, e, lost, square }) => subtract(subtract(multiply(r, subtract(e, lost)), lost), square),
    power: ({ k }) => powerOfTwo(k),
    inverse: ({ k }) => powerOfTwo(negative(k)),
    m: ({ k, r, error, power, inverse }) => multiply(select(isGreater(k, LARGE_K), add(subtract(r, add(error, inverse)), ONE), add(subtract(r, error), subtract(ONE, inverse))), power),
    q: ({ isMiddle, isBig, m }) => divide(select(isBig, TWO, select(isMiddle, m, negative(m))), add(m, TWO)),
};
/** A formula of terms by name as one of terms by place. */
function on(formula) {
    return ({ term, input }) => formula(Object.fromEntries(TERMS.map((name, i) => [name, term(i)])), input(0));
}
function result({ a, isBig, q }, x) {
    return signed(select(isGreater(a, ONE_FROM), ONE, magnitude(select(isBig, subtract(ONE, q), q))), x);
}
/**
 * tanh x, to the bits of the C library that the wasm package is built with: with a = |x|, m = expm1(2a) resp. expm1(−2a),
 * it is 1 − 2/(m + 2) for a > ln(3)/2, m/(m + 2) for a > ln(5/3)/2, −m/(m + 2) below, and 1 from 10 on.
 *
 * expm1(z) = 2^k (r − e + 1) − 1 with z = k ln 2 + r, |r| ≤ ln(2)/2. Each operation rounds once, in the order of the
 * library, and where it branches both ways are taken; k = ±1 need no way of their own, for a factor of two rounds nothing.
 *
 * @see musl, src/math/tanhf.c and src/math/expm1f.c, after FDLIBM, https://www.netlib.org/fdlibm/
 */
export const TANH_PASS = {
    name: 'tanh',
    inputs: 1,
    scalars: 0,
    terms: TERMS.map((name) => on(FORMULAS[name])),
    formulas: [on(result)],
};
//# sourceMappingURL=tanh-pass.js.map