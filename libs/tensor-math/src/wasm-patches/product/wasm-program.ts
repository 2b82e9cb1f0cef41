import { type KernelProgram, moduleOf } from './wasm-code.js';

/** What is needed of the backend: the module that it runs on. */
export interface WasmModule {
  readonly wasm: { readonly asm: Readonly<Record<string, unknown>> };
}

/** The part of the WebAssembly API that is used here; the types of Node lack it. */
interface WebAssemblyApi {
  readonly Memory: new (...options: never) => object;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: { readonly env: { readonly memory: object } }) => { readonly exports: Readonly<Record<string, unknown>> };
}
const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: WebAssemblyApi };

const built = new WeakMap<object, Map<string, unknown>>();

/** A program on the memory of the backend; built once. @throws Error when the backend does not export its memory */
export function wasmProgram(program: KernelProgram, backend: WasmModule): unknown {
  const memory = memoryOf(backend);
  const known = built.get(memory) ?? new Map<string, unknown>();
  built.set(memory, known);
  const found = known.get(program.name) ?? new WebAssembly.Instance(new WebAssembly.Module(moduleOf(program)), { env: { memory } }).exports[program.name];
  known.set(program.name, found);
  return found;
}

function memoryOf({ wasm: { asm: { memory } } }: WasmModule): object {
  if (!(memory instanceof WebAssembly.Memory)) throw new Error('the wasm backend exports no memory');
  return memory;
}
