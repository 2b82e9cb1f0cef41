import { DOT_PROGRAM } from './dot-program.js';
import { type WasmModule, wasmProgram } from './wasm-program.js';

/** Σ a_i b_i of `count` float32 numbers at two addresses in bytes; see {@link DOT_PROGRAM}. */
export type WasmDot = (a: number, b: number, count: number) => number;

/** The dot product on the memory of the wasm backend. */
export function wasmDot(backend: WasmModule): WasmDot {
  return wasmProgram(DOT_PROGRAM, backend) as WasmDot;
}
