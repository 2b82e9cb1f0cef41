import { increase, loopWhile, op } from './wasm-code.js';
/**
 * A pass as a program: parameters are the addresses of inputs, scalars and outputs in bytes, then the count of elements.
 *
 * Each operation rounds to float32 once, as the tensor operation that it stands for: the bits are those of the composed ops.
 */
export function passProgram({ name, inputs, scalars, terms = [], formulas }) {
    const outputs = formulas.length;
    const count = inputs + scalars + outputs;
    const vector = count + 1;
    const [scalarAt, outputAt] = [vector + inputs, vector + inputs + scalars];
    const termAt = outputAt + outputs;
    const values = { input: (i) => op.get(vector + i), scalar: (i) => op.get(scalarAt + i), term: (i) => op.get(termAt + i), output: (i) => op.get(outputAt + i) };
    const splats = upTo(scalars).flatMap((i) => [...op.get(inputs + i), ...op.loadSplat, ...op.set(scalarAt + i)]);
    const moving = [...upTo(inputs), ...upTo(outputs).map((i) => inputs + scalars + i)];
    const elements = (width, load, store) => {
        const body = [
            ...upTo(inputs).flatMap((i) => [...op.get(i), ...load, ...op.set(vector + i)]),
            ...terms.flatMap((term, i) => [...term(values), ...op.set(termAt + i)]),
            ...formulas.flatMap((formula, i) => [...formula(values), ...op.set(outputAt + i)]),
            ...upTo(outputs).flatMap((i) => [...op.get(inputs + scalars + i), ...op.get(outputAt + i), ...store]),
            ...moving.flatMap((local) => increase(local, op.constant(4 * width))),
            ...increase(count, op.constant(-width)),
        ];
        return loopWhile([...op.get(count), ...op.constant(width), ...op.isAtLeast], body);
    };
    return { name, parameters: count + 1, integers: 0, vectors: inputs + scalars + outputs + terms.length, body: [...splats, ...elements(4, op.loadVector, op.storeVector), ...elements(1, op.loadOne, op.storeOne)] };
}
/** Operations of formulas, each rounded to float32. */
export const calc = {
    add: (a, b) => [...a, ...b, ...op.addVectors],
    subtract: (a, b) => [...a, ...b, ...op.subtractVectors],
    multiply: (a, b) => [...a, ...b, ...op.multiplyVectors],
    divide: (a, b) => [...a, ...b, ...op.divideVectors],
    root: (a) => [...a, ...op.rootVector],
    magnitude: (a) => [...a, ...op.magnitudeVector],
    negative: (a) => [...a, ...op.negateVector],
    /** Towards zero. */
    truncate: (a) => [...a, ...op.truncateVector],
    isGreater: (a, b) => [...a, ...b, ...op.isGreaterVector],
    isLess: (a, b) => [...a, ...b, ...op.isLessVector],
    /** `yes` where a comparison holds, else `no`. */
    select: (condition, yes, no) => [...yes, ...no, ...condition, ...op.selectBits],
    /** The sign bit of `sign` on a number that has none. */
    signed: (a, sign) => [...a, ...sign, ...op.constantVector(-0), ...op.andBits, ...op.orBits],
    /** 2^k of whole numbers k from −126 to 127, held as floats: exact. */
    powerOfTwo: (k) => [...k, ...op.toIntegers, ...op.constantIntegers(127), ...op.addIntegerVectors, ...op.constant(23), ...op.shiftLeft],
    /** A float32 constant. */
    number: (value) => op.constantVector(value),
    /** a + gain (b − a). */
    towards: (a, b, gain) => calc.add(a, calc.multiply(calc.subtract(b, a), gain)),
};
function upTo(count) {
    return Array.from({ length: count }, (_, i) => i);
}
//# sourceMappingURL=pass-program.js.map