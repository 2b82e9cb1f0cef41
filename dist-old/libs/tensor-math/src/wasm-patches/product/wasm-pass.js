import { passProgram } from './pass-program.js';
import { wasmProgram } from './wasm-program.js';
const programs = new Map();
/** A pass on the memory of the wasm backend: addresses of inputs, scalars and outputs in bytes, then the count of elements. */
export function wasmPass(pass, backend) {
    const program = programs.get(pass.name) ?? passProgram(pass);
    programs.set(pass.name, program);
    return wasmProgram(program, backend);
}
//# sourceMappingURL=wasm-pass.js.map