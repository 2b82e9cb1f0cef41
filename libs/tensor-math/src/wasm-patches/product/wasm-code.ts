/** Bytes of a WebAssembly program, part by part. */
export type Code = readonly number[];

/** Unsigned LEB128. */
function unsigned(value: number): Code {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

/** Signed LEB128. */
function signed(value: number): Code {
  const rest = value >> 7;
  const isLast = (rest === 0 && (value & 0x40) === 0) || (rest === -1 && (value & 0x40) !== 0);
  return isLast ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(rest)];
}

const simd = (opcode: number, ...more: number[]): Code => [0xfd, ...unsigned(opcode), ...more];
/** Alignment 4 bytes (2²), offset 0. */
const AT_4 = [2, 0];

/**
 * The instructions that our kernels need; each takes its operands from the stack.
 *
 * @see WebAssembly Core Specification 2.0, https://www.w3.org/TR/wasm-core-2/ , binary format of instructions
 */
export const op = {
  get: (local: number): Code => [0x20, ...unsigned(local)],
  set: (local: number): Code => [0x21, ...unsigned(local)],
  constant: (value: number): Code => [0x41, ...signed(value)],
  add: [0x6a],
  multiply: [0x6c],
  isAtLeast: [0x4e],
  loadVector: simd(0, ...AT_4),
  /** One float in all four lanes. */
  loadSplat: simd(9, ...AT_4),
  /** One float in the first lane, zeros in the others. */
  loadOne: simd(92, ...AT_4),
  storeVector: simd(11, ...AT_4),
  /** The first lane. */
  storeOne: simd(90, ...AT_4, 0),
  /** One float32 in all four lanes. */
  constantVector: (value: number): Code => simd(12, ...new Uint8Array(new Float32Array(4).fill(value).buffer)),
  zeroVector: simd(12, ...Array.from({ length: 16 }, () => 0)),
  addVectors: simd(228),
  subtractVectors: simd(229),
  multiplyVectors: simd(230),
  divideVectors: simd(231),
  rootVector: simd(227),
  magnitudeVector: simd(224),
  negateVector: simd(225),
  /** Towards zero. */
  truncateVector: simd(105),
  /** All bits of a lane set where a > b, none where not or where one is NaN. */
  isGreaterVector: simd(68),
  isLessVector: simd(67),
  /** Of three operands the bits of the first where those of the third are set, else of the second. */
  selectBits: simd(82),
  andBits: simd(78),
  orBits: simd(80),
  /** Floats as whole numbers; what does not fit is the nearest that does, NaN is 0. */
  toIntegers: simd(248),
  addIntegerVectors: simd(174),
  /** One whole number in all four lanes. */
  constantIntegers: (value: number): Code => simd(12, ...new Uint8Array(new Int32Array(4).fill(value).buffer)),
  /** All lanes by a number of bits on the stack. */
  shiftLeft: simd(171),
  /** The two lower floats as doubles. */
  promoteLow: simd(95),
  /** The two upper floats of a vector, in the place of the lower ones. */
  upperHalf: (local: number): Code => [...op.get(local), ...op.get(local), ...simd(13, ...[8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15])],
  addDoubleVectors: simd(240),
  multiplyDoubleVectors: simd(242),
  double: (local: number, lane: 0 | 1): Code => [...op.get(local), ...simd(33, lane)],
  addDoubles: [0xa0],
  /** A double as a float. */
  demote: [0xb6],
  /** One float so many bytes after an address. */
  storeFloat: (offset: number): Code => [0x38, 2, ...unsigned(offset)],
} as const;

/** `body` again and again as long as `condition` leaves something other than 0. */
export function loopWhile(condition: Code, body: Code): Code {
  const [BLOCK, LOOP, BRANCH, BRANCH_IF, IS_ZERO, END] = [[0x02, 0x40], [0x03, 0x40], [0x0c], [0x0d], [0x45], [0x0b]];
  return [...BLOCK, ...LOOP, ...condition, ...IS_ZERO, ...BRANCH_IF, 1, ...body, ...BRANCH, 0, ...END, ...END];
}

/** local ← local + what `amount` leaves. */
export function increase(local: number, amount: Code): Code {
  return [...op.get(local), ...amount, ...op.add, ...op.set(local)];
}

/** A function over imported memory. */
export interface KernelProgram {
  readonly name: string;
  /** Number of i32 parameters: locals 0, 1, … */
  readonly parameters: number;
  /** Further i32 locals, then v128 locals, numbered on from the parameters. */
  readonly integers: number;
  readonly vectors: number;
  readonly body: Code;
}

const [I32, V128] = [0x7f, 0x7b];

/** A module with one exported function, which works on the memory imported as `env.memory`. */
export function moduleOf({ name, parameters, integers, vectors, body }: KernelProgram): Uint8Array<ArrayBuffer> {
  const type = [0x60, ...unsigned(parameters), ...Array.from({ length: parameters }, () => I32), 0];
  const code = [...unsigned(2), ...unsigned(integers), I32, ...unsigned(vectors), V128, ...body, 0x0b];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, ...type]),
    ...section(2, [1, ...text('env'), ...text('memory'), 0x02, 0x00, 0]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...text(name), 0x00, 0]),
    ...section(10, [1, ...unsigned(code.length), ...code]),
  ]);
}

function section(id: number, content: Code): Code {
  return [id, ...unsigned(content.length), ...content];
}

function text(value: string): Code {
  return [...unsigned(value.length), ...Array.from(value, (letter) => letter.charCodeAt(0))];
}
