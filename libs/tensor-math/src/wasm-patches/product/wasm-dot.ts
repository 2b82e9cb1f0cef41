import { type DotPair, dotProgram } from './dot-program.js';
import type { KernelProgram } from './wasm-code.js';
import { type WasmModule, wasmProgram } from './wasm-program.js';

export type { DotPair } from './dot-program.js';

const programs = new Map<string, KernelProgram>();

/** Addresses in bytes of the vectors and of the results, one float32 for each pair, then the count of numbers; see {@link dotProgram}. */
export type WasmDots = (...parameters: number[]) => void;

/** Dot products of some pairs of vectors on the memory of the wasm backend. */
export function wasmDots(pairs: readonly DotPair[], backend: WasmModule): WasmDots {
  const key = pairs.join(' ');
  const program = programs.get(key) ?? dotProgram(pairs);
  programs.set(key, program);
  return wasmProgram(program, backend) as WasmDots;
}
