import { type Pass, passProgram } from './pass-program.js';
import type { KernelProgram } from './wasm-code.js';
import { type WasmModule, wasmProgram } from './wasm-program.js';

const programs = new Map<string, KernelProgram>();

/** A pass on the memory of the wasm backend: addresses of inputs, scalars and outputs in bytes, then the count of elements. */
export function wasmPass(pass: Pass, backend: WasmModule): (...parameters: number[]) => void {
  const program = programs.get(pass.name) ?? passProgram(pass);
  programs.set(pass.name, program);
  return wasmProgram(program, backend) as (...parameters: number[]) => void;
}
