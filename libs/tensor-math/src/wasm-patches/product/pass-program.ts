import { type Code, increase, type KernelProgram, loopWhile, op } from './wasm-code.js';

/** What a formula may refer to; each is one vector on the stack. */
export interface PassValues {
  /** The element of an input. */
  input(i: number): Code;
  /** A number that is the same for all elements. */
  scalar(i: number): Code;
  /** What was computed on the way, the earlier ones. */
  term(i: number): Code;
  /** What was computed for an earlier output. */
  output(i: number): Code;
}

/** An elementwise computation over vectors of one length: several inputs and outputs, one pass. */
export interface Pass {
  /** Unique; formulas of the same name are the same, constants in them too. */
  readonly name: string;
  readonly inputs: number;
  readonly scalars: number;
  /** What is computed on the way and kept for the formulas, in order. */
  readonly terms?: readonly ((values: PassValues) => Code)[];
  /** One formula for each output, in order. */
  readonly formulas: readonly ((values: PassValues) => Code)[];
  /** The same of one number of each of two inputs and a scalar, to the same bits, where a pass is that simple. */
  readonly host?: (a: number, b: number, scalar: number) => number;
}

/**
 * A pass as a program: parameters are the addresses of inputs, scalars and outputs in bytes, then the count of elements.
 *
 * Each operation rounds to float32 once, as the tensor operation that it stands for: the bits are those of the composed ops.
 */
export function passProgram({ name, inputs, scalars, terms = [], formulas }: Pass): KernelProgram {
  const outputs = formulas.length;
  const count = inputs + scalars + outputs;
  const vector = count + 1;
  const [scalarAt, outputAt] = [vector + inputs, vector + inputs + scalars];
  const termAt = outputAt + outputs;
  const values: PassValues = { input: (i) => op.get(vector + i), scalar: (i) => op.get(scalarAt + i), term: (i) => op.get(termAt + i), output: (i) => op.get(outputAt + i) };
  const splats = upTo(scalars).flatMap((i) => [...op.get(inputs + i), ...op.loadSplat, ...op.set(scalarAt + i)]);
  const moving = [...upTo(inputs), ...upTo(outputs).map((i) => inputs + scalars + i)];
  const elements = (width: number, load: Code, store: Code): Code => {
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
  add: (a: Code, b: Code): Code => [...a, ...b, ...op.addVectors],
  subtract: (a: Code, b: Code): Code => [...a, ...b, ...op.subtractVectors],
  multiply: (a: Code, b: Code): Code => [...a, ...b, ...op.multiplyVectors],
  divide: (a: Code, b: Code): Code => [...a, ...b, ...op.divideVectors],
  root: (a: Code): Code => [...a, ...op.rootVector],
  magnitude: (a: Code): Code => [...a, ...op.magnitudeVector],
  negative: (a: Code): Code => [...a, ...op.negateVector],
  /** Towards zero. */
  truncate: (a: Code): Code => [...a, ...op.truncateVector],
  isGreater: (a: Code, b: Code): Code => [...a, ...b, ...op.isGreaterVector],
  isLess: (a: Code, b: Code): Code => [...a, ...b, ...op.isLessVector],
  /** `yes` where a comparison holds, else `no`. */
  select: (condition: Code, yes: Code, no: Code): Code => [...yes, ...no, ...condition, ...op.selectBits],
  /** The sign bit of `sign` on a number that has none. */
  signed: (a: Code, sign: Code): Code => [...a, ...sign, ...op.constantVector(-0), ...op.andBits, ...op.orBits],
  /** 2^k of whole numbers k from −126 to 127, held as floats: exact. */
  powerOfTwo: (k: Code): Code => [...k, ...op.toIntegers, ...op.constantIntegers(127), ...op.addIntegerVectors, ...op.constant(23), ...op.shiftLeft],
  /** A float32 constant. */
  number: (value: number): Code => op.constantVector(value),
  /** a + gain (b − a). */
  towards: (a: Code, b: Code, gain: Code): Code => calc.add(a, calc.multiply(calc.subtract(b, a), gain)),
} as const;

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}
