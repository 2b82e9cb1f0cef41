import { moduleOf } from './wasm-code.js';
const { WebAssembly } = globalThis;
const built = new WeakMap();
/** A program on the memory of the backend; built once. @throws Error when the backend does not export its memory */
export function wasmProgram(program, backend) {
    const memory = memoryOf(backend);
    const known = built.get(memory) ?? new Map();
    built.set(memory, known);
    const found = known.get(program.name) ?? new WebAssembly.Instance(new WebAssembly.Module(moduleOf(program)), { env: { memory } }).exports[program.name];
    known.set(program.name, found);
    return found;
}
function memoryOf({ wasm: { asm: { memory } } }) {
    if (!(memory instanceof WebAssembly.Memory))
        throw new Error('the wasm backend exports no memory');
    return memory;
}
//# sourceMappingURL=wasm-program.js.map