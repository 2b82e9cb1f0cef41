import type { KernelRun, RecordedValue } from './record-kernels.js';

/** Numbers of a small tensor on the host; of a bool tensor its bytes. */
export type Slot = Float32Array;

/** Does one kernel on slots; each result is rounded to float32 once, as the kernel does. */
export type HostKernel = () => void;

/** Where a kernel's numbers lie. */
export interface Places {
  readonly inputs: Readonly<Record<string, Slot>>;
  readonly outputs: readonly Slot[];
  readonly run: KernelRun;
  /** Of the outputs. */
  readonly facts: readonly RecordedValue[];
}

/** Formulas as the wasm kernels have them, NaN and −0 too. */
const UNARY: Readonly<Record<string, (x: number) => number>> = {
  Abs: Math.abs,
  Floor: Math.floor,
  Identity: (x) => x,
  Neg: (x) => -x,
  OnesLike: () => 1,
  Reshape: (x) => x,
  Sqrt: Math.sqrt,
  Square: (x) => x * x,
  ZerosLike: () => 0,
};

const BINARY: Readonly<Record<string, (a: number, b: number) => number>> = {
  Add: (a, b) => a + b,
  Equal: (a, b) => (a === b ? 1 : 0),
  Greater: (a, b) => (a > b ? 1 : 0),
  GreaterEqual: (a, b) => (a >= b ? 1 : 0),
  Less: (a, b) => (a < b ? 1 : 0),
  LessEqual: (a, b) => (a <= b ? 1 : 0),
  // bytes, bit by bit
  LogicalAnd: (a, b) => a & b,
  Maximum: (a, b) => (a < b ? b : a),
  Minimum: (a, b) => (b < a ? b : a),
  Multiply: (a, b) => a * b,
  RealDiv: (a, b) => a / b,
  Sub: (a, b) => a - b,
};

/** Kernels with a way of their own. */
const SPECIAL: Readonly<Record<string, (places: Places) => HostKernel | null>> = { Cast: castKernel, ClipByValue: clipKernel, Concat: concatKernel, Min: leastKernel, Select: selectKernel, GradlensPass: passKernel };

/** The kernel on the host, to the same bits; null where only the backend can do it. */
export function hostKernel(places: Places): HostKernel | null {
  const { kernel } = places.run;
  const special = SPECIAL[kernel];
  if (special !== undefined) return special(places);
  const [unary, binary] = [UNARY[kernel], BINARY[kernel]];
  if (unary !== undefined) return each1(places, unary);
  return binary === undefined ? null : each2(places, binary);
}

function each1({ inputs, outputs: [out] }: Places, formula: (x: number) => number): HostKernel | null {
  const [x] = Object.values(inputs);
  if (x === undefined || x.length !== out?.length) return null;
  return () => {
    for (let i = 0; i < out.length; i++) out[i] = formula(x[i] as number);
  };
}

function each2({ inputs: { a, b }, outputs: [out] }: Places, formula: (a: number, b: number) => number): HostKernel | null {
  if (a === undefined || b === undefined || out === undefined) return null;
  const [stepA, stepB] = [stepOf(a, out), stepOf(b, out)];
  if (stepA === null || stepB === null) return null;
  return () => {
    for (let i = 0; i < out.length; i++) out[i] = formula(a[i * stepA] as number, b[i * stepB] as number);
  };
}

/** 0 for one number that stands for all; null for any other broadcast. */
function stepOf(input: Slot, out: Slot): 0 | 1 | null {
  if (input.length === out.length) return 1;
  return input.length === 1 ? 0 : null;
}

/** To bool as the package does it: the number becomes a byte. */
function castKernel(places: Places): HostKernel | null {
  const byte = new Uint8Array(1);
  const toByte = (x: number): number => {
    byte[0] = x;
    return byte[0];
  };
  return each1(places, places.facts[0]?.dtype === 'bool' ? toByte : (x) => x);
}

/** NaN becomes the lower bound. */
function clipKernel(places: Places): HostKernel | null {
  const [low, high] = [Math.fround(places.run.attrs['clipValueMin'] as number), Math.fround(places.run.attrs['clipValueMax'] as number)];
  return each1(places, (x) => (x > low ? (x < high ? x : high) : low));
}

/** Vectors end to end. */
function concatKernel({ run, inputs, outputs: [out], facts: [fact] }: Places): HostKernel | null {
  if (out === undefined || fact?.shape.length !== 1) return null;
  const parts = run.inputs.map(([name]) => inputs[name] as Slot);
  return () => {
    let from = 0;
    for (const part of parts) {
      // number by number: of a few that is faster than TypedArray.set
      for (let i = 0; i < part.length; i++) out[from++] = part[i] as number;
    }
  };
}

/** Of all numbers; NaN where one is. */
function leastKernel({ inputs: { x }, outputs: [out] }: Places): HostKernel | null {
  if (x === undefined || out?.length !== 1) return null;
  return () => {
    let least = x[0] as number;
    for (const value of x) if (value < least || Number.isNaN(value)) least = value;
    out[0] = least;
  };
}

function selectKernel({ inputs: { condition, t, e }, outputs: [out] }: Places): HostKernel | null {
  if (condition === undefined || t === undefined || e === undefined) return null;
  if (out?.length !== condition.length || t.length !== out.length || e.length !== out.length) return null;
  return () => {
    for (let i = 0; i < out.length; i++) out[i] = (condition[i] === 0 ? e[i] : t[i]) as number;
  };
}

/** A pass that tells how it is done number by number. */
function passKernel({ run, inputs, outputs: [out] }: Places): HostKernel | null {
  const { pass } = run.attrs as { readonly pass: { readonly inputs: number; readonly scalars: number; readonly host?: (...numbers: readonly [number, number, number]) => number } };
  const { host } = pass;
  const [a, b, gain] = [inputs['0'], inputs['1'], inputs['2']];
  if (host === undefined || out === undefined || a === undefined || b === undefined || gain?.length !== 1) return null;
  return () => {
    for (let i = 0; i < out.length; i++) out[i] = host(a[i] as number, b[i] as number, gain[0] as number);
  };
}
